import Stripe from 'stripe';
import { retryOnceOnReset } from './stripe-http.ts';

export type StripeAccess = Readonly<{ secretKey: string; apiBase: string; timeoutMs: number }>;

/** The official client. Kassa retries by asking what became of a call, so the client's own retries are off. */
export const stripeClient = ({ secretKey, apiBase, timeoutMs }: StripeAccess): Stripe => {
  const { protocol, hostname, port } = new URL(apiBase);
  return new Stripe(secretKey, {
    host: hostname,
    port: port === '' ? (protocol === 'http:' ? 80 : 443) : Number(port),
    protocol: protocol === 'http:' ? 'http' : 'https',
    maxNetworkRetries: 0,
    httpClient: retryOnceOnReset(Stripe.createNodeHttpClient()),
    timeout: timeoutMs,
    telemetry: false,
  });
};
