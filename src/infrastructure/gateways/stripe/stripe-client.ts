import Stripe from 'stripe';
import { heedingRefusedKeys, retryOnceOnReset } from './stripe-http.ts';

export type StripeAccess = Readonly<{
  secretKey: string;
  apiBase: string;
  timeoutMs: number;
  keyRefused?: () => void;
}>;

/** The official client. Kassa retries by asking what became of a call, so the client's own retries are off. */
export const stripeClient = ({ secretKey, apiBase, timeoutMs, keyRefused }: StripeAccess): Stripe => {
  const { protocol, hostname, port } = new URL(apiBase);
  return new Stripe(secretKey, {
    host: hostname,
    port: port === '' ? (protocol === 'http:' ? 80 : 443) : Number(port),
    protocol: protocol === 'http:' ? 'http' : 'https',
    maxNetworkRetries: 0,
    httpClient: heedingRefusedKeys(retryOnceOnReset(Stripe.createNodeHttpClient()), keyRefused),
    timeout: timeoutMs,
    telemetry: false,
  });
};
