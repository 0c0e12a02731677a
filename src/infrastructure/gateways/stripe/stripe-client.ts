import Stripe from 'stripe';

export type StripeAccess = Readonly<{ secretKey: string; apiBase: string; timeoutMs: number }>;

/**
 * The official client. Kassa retries by asking what became of a call, so the client's own retries are off; a connection
 * that was reset is still tried once more by the client, under the same idempotency key.
 */
export const stripeClient = ({ secretKey, apiBase, timeoutMs }: StripeAccess): Stripe => {
  const { protocol, hostname, port } = new URL(apiBase);
  return new Stripe(secretKey, {
    host: hostname,
    port: port === '' ? (protocol === 'http:' ? 80 : 443) : Number(port),
    protocol: protocol === 'http:' ? 'http' : 'https',
    maxNetworkRetries: 0,
    timeout: timeoutMs,
    telemetry: false,
  });
};
