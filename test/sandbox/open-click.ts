import { createHash } from 'node:crypto';
import { type LedgerEntry } from '#sandbox/ledger';
import { type Sandbox, type SandboxOptions, startSandbox } from '#sandbox/start-sandbox';
import { type ClickShop, clickSecret, openClickShop } from './click-shop.ts';
import { controlClient, type OpenSandbox } from './open-sandbox.ts';

/** What the Merchant API answered: status, the text itself, and what JSON.parse makes of it, long ids rounded. */
export type MerchantAnswer = {
  readonly status: number;
  readonly text: string;
  readonly body: Readonly<Record<string, string | number | null>>;
};

/** What the control call of a payer answers. */
export type Paid = {
  readonly state: string;
  readonly clickTransId: string;
  readonly clickPaydocId: string;
  readonly error: number;
};

/** A sandbox with a shop, a Merchant API client and a control client. */
export type OpenClick = {
  readonly sandbox: Sandbox;
  readonly shop: ClickShop;
  readonly control: OpenSandbox['control'];
  readonly merchant: (method: string, path: string, body?: object | string) => Promise<MerchantAnswer>;
  readonly ledger: (reference: string) => Promise<readonly LedgerEntry[]>;
  /** Sells an order, gives its pay link, and makes the shop lead there. */
  readonly sell: (order: string, soums?: string) => string;
  readonly payer: (order: string, act?: 'pay' | 'cancel' | 'abandon', url?: string) => Promise<Paid>;
  readonly stats: () => Promise<Readonly<Record<string, unknown>>>;
  readonly advance: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Gives the value of the header `Auth`. */
export const authHeader = (secret = clickSecret, nowMs = Date.now(), user = '45678'): string => {
  const timestamp = String(Math.floor(nowMs / 1000));
  return `${user}:${createHash('sha1').update(`${timestamp}${secret}`).digest('hex')}:${timestamp}`;
};

/** Takes the base URL of a Click and gives a client of its Merchant API. */
export const merchantClient =
  (url: string): OpenClick['merchant'] =>
  async (method, path, body) => {
    const headers = { accept: 'application/json', 'content-type': 'application/json', auth: authHeader() };
    const response = await fetch(`${url}/v2/merchant/${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) };
  };

/** Takes the base URL of a Click and gives the link of an order. */
export const payLink = (url: string, order: string, soums: string): string => {
  const query = { service_id: '12345', merchant_id: '6789', amount: soums, transaction_param: order };
  return `${url}/services/pay?${new URLSearchParams(query).toString()}`;
};

/** Takes an answer and the name of an id and gives its digits, whether it is a number or a string. */
export const digitsOf = (text: string, name: string): string =>
  new RegExp(`"${name}":"?(\\d+)`).exec(text)?.[1] ?? '';

/** Starts a sandbox in this process, beside a shop that it calls. */
export const openClick = async (options: SandboxOptions = {}): Promise<OpenClick> => {
  const shop = await openClickShop();
  const sandbox = await startSandbox({ ...options, click: { shopUrl: shop.url, ...options.click } });
  const url = String(sandbox.urls['click']);
  const control = controlClient(sandbox.controlUrl);
  const links = new Map<string, string>();
  shop.link = (order) => links.get(order) ?? null;
  return {
    sandbox,
    shop,
    control,
    merchant: merchantClient(url),
    ledger: async (reference) =>
      (await control<LedgerEntry[]>('GET', '/ledger/click')).body.filter(
        (entry) => entry.reference === reference,
      ),
    sell: (order, soums = '50000') => {
      shop.books.sell(order, soums);
      links.set(order, payLink(url, order, soums));
      return payLink(url, order, soums);
    },
    payer: async (paymentId, act = 'pay', link) => {
      const visit = { provider: 'click', paymentId, act, ...(link === undefined ? {} : { url: link }) };
      const { status, body } = await control<Paid & { error: unknown }>('POST', '/payer', visit);
      if (status !== 200) throw new Error(JSON.stringify(body.error));
      return body;
    },
    stats: async () =>
      (await control<Record<string, Record<string, unknown>>>('GET', '/webhooks/stats')).body['click'] ?? {},
    advance: async (ms) => {
      await control('POST', '/clock', { advanceMs: ms });
    },
    close: async () => {
      await sandbox.stop();
      await shop.crash();
    },
  };
};
