import { type LedgerEntry } from '#sandbox/ledger';
import { type PaypalOptions } from '#sandbox/paypal/emulate-paypal';
import { sandboxPaypalCredentials } from '#sandbox/paypal/paypal-settings';
import { type Sandbox, startSandbox } from '#sandbox/start-sandbox';
import { type Order } from '@paypal/paypal-server-sdk';
import { controlClient, type OpenSandbox } from './open-sandbox.ts';
import { paypalClient, type PaypalClient } from './paypal-client.ts';
import { openPaypalInbox, type PaypalInbox } from './paypal-inbox.ts';
import { openPaypalWire, type PaypalWire } from './paypal-wire.ts';

/** What a bare call was answered. */
export type BareAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
};

/** A PayPal with the official client, a client for what that lacks, the control API and a shop that takes its webhooks. */
export type OpenPaypal = PaypalClient & {
  readonly sandbox: Sandbox;
  readonly wire: PaypalWire;
  readonly inbox: PaypalInbox;
  readonly control: OpenSandbox['control'];
  /** Calls the API without the official client, signed in; JSON unless the headers say otherwise. */
  readonly bare: (
    method: string,
    path: string,
    body?: object | string,
    headers?: Record<string, string>,
  ) => Promise<BareAnswer>;
  readonly ledger: (reference: string) => Promise<readonly LedgerEntry[]>;
  /** Moves the emulators' clock; what is due by then has happened when this resolves. */
  readonly advance: (ms: number) => Promise<void>;
  /** Plays the payer. */
  readonly payer: (
    paymentId: string,
    act?: 'pay' | 'cancel' | 'abandon',
    url?: string,
  ) => ReturnType<OpenSandbox['control']>;
  /** Closes everything and gives what passed that PayPal's own schemas do not allow. */
  readonly close: () => Promise<readonly string[]>;
};

/** Later things happen an hour of the emulators' clock later, so that only `advance` brings them about. */
export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

const { clientId, clientSecret } = sandboxPaypalCredentials;

/** Asks for an access token and gives it. */
export const accessToken = async (url: string): Promise<string> => {
  const response = await fetch(`${url}/v1/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
};

/** Starts a sandbox in this process whose PayPal sends its webhooks to an inbox. */
export const openPaypal = async (options: PaypalOptions = {}): Promise<OpenPaypal> => {
  const inbox = await openPaypalInbox();
  const slow = { reviewDelayMs: hourMs, refundDelayMs: hourMs };
  const sandbox = await startSandbox({ paypal: { ...slow, shopUrl: inbox.url, ...options } });
  const wire = await openPaypalWire(sandbox.urls['paypal']!);
  const control = controlClient(sandbox.controlUrl);
  return {
    ...paypalClient(wire.url),
    sandbox,
    wire,
    inbox,
    control,
    bare: async (method, path, body, headers = {}) => {
      const response = await fetch(`${wire.url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await accessToken(wire.url)}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const json = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
      return { status: response.status, headers: response.headers, body: json };
    },
    ledger: async (reference) =>
      (await control<LedgerEntry[]>('GET', '/ledger/paypal')).body.filter(
        (entry) => entry.reference === reference,
      ),
    advance: async (ms) => {
      await control('POST', '/clock', { advanceMs: ms });
    },
    payer: (paymentId, act = 'pay', url) =>
      control('POST', '/payer', {
        provider: 'paypal',
        paymentId,
        act,
        ...(url === undefined ? {} : { url }),
      }),
    close: async () => {
      await sandbox.stop();
      await Promise.all([inbox.close(), wire.close()]);
      return [...wire.problems(), ...inbox.problems()];
    },
  };
};

/** Takes an order as the official client gives it and gives the address behind one of its links. */
export const linkOf = (order: Order, rel: string): string => {
  const link = order.links?.find((one) => one.rel === rel);
  if (link === undefined) throw new Error(`expected a link ${rel}, got ${JSON.stringify(order.links)}`);
  return link.href;
};
