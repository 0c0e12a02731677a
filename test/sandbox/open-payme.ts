import { type LedgerEntry } from '#sandbox/ledger';
import { type ShopStats } from '#sandbox/payme/merchant/shop-stats';
import { type Sandbox, type SandboxOptions, startSandbox } from '#sandbox/start-sandbox';
import { controlClient, type OpenSandbox } from './open-sandbox.ts';
import { openPaymeShop, paymeKey, type PaymeShop } from './payme-shop.ts';

/** The cash register of the sandbox. */
export const merchantId = '65f0c0ffee00000000000001';

/** What a payer's or refunder's control call answers. */
export type Walked = {
  readonly state: string;
  readonly receiptId: string;
  readonly receiptState: number;
  readonly reason: number | null;
  readonly error: { readonly code: number; readonly message: string; readonly data?: string } | null;
};

/** A receipt of the Subscribe API, as far as tests look. */
export type ShownReceipt = {
  readonly _id: string;
  readonly state: number;
  readonly amount: number;
  readonly pay_time: number;
  readonly cancel_time: number;
  readonly account: readonly { readonly name: string; readonly value: string }[];
  readonly card: { readonly number: string; readonly expire: string } | null;
};

/** A card of the Subscribe API. */
export type ShownCard = { readonly token: string; readonly verify: boolean; readonly number: string };

/** An answer of the Subscribe API. */
export type RpcAnswer<T = Record<string, unknown>> = {
  readonly jsonrpc: string;
  readonly id: number | null;
  readonly result: T;
  readonly error: { readonly code: number; readonly message: string; readonly data: string | null };
};

/** A client of the Subscribe API. */
export type Subscribe = <T = Record<string, unknown>>(
  method: string,
  params: object,
  auth?: string,
) => Promise<RpcAnswer<T>>;

/** A sandbox with a shop, a Subscribe API client and a control client. */
export type OpenPayme = {
  readonly sandbox: Sandbox;
  readonly url: string;
  readonly shop: PaymeShop;
  readonly control: OpenSandbox['control'];
  readonly subscribe: Subscribe;
  /** The movements of one payment, as kind and amount. */
  readonly moved: (reference: string) => Promise<readonly string[]>;
  /** Sells an order for tiyin, gives its checkout link, and makes the shop lead there. */
  readonly sell: (order: string, amount?: number) => string;
  readonly payer: (order: string, act?: 'pay' | 'cancel' | 'abandon', url?: string) => Promise<Walked>;
  readonly cabinet: <T = Walked>(action: string, input: object) => Promise<T>;
  readonly stats: () => Promise<ShopStats>;
  readonly policy: (policy: object) => Promise<void>;
  readonly advance: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Takes the base URL of a Payme and gives a client of its Subscribe API; with id and key unless told otherwise. */
export const subscribeClient =
  (url: string): Subscribe =>
  async <T>(method: string, params: object, auth = `${merchantId}:${paymeKey}`) => {
    const response = await fetch(`${url}/api`, {
      method: 'POST',
      headers: { 'x-auth': auth, 'content-type': 'application/json' },
      body: JSON.stringify({ id: 7, method, params }),
    });
    if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
    return (await response.json()) as RpcAnswer<T>;
  };

/** Gives the checkout link of an order. */
export const checkoutLink = (url: string, order: string, amount: number, more = ''): string =>
  `${url}/${Buffer.from(`m=${merchantId};ac.order_id=${order};a=${amount}${more}`).toString('base64')}`;

/** Takes a control client and a reference and gives the movements of Payme's book, as kind and amount. */
export const movements = async (
  control: OpenSandbox['control'],
  reference: string,
): Promise<readonly string[]> =>
  (await control<LedgerEntry[]>('GET', '/ledger/payme')).body
    .filter((entry) => entry.reference === reference)
    .map(({ kind, amount }) => `${kind} ${amount}`);

/** Starts a sandbox in this process, beside a shop that it calls. */
export const openPayme = async (options: SandboxOptions = {}): Promise<OpenPayme> => {
  const shop = await openPaymeShop();
  const sandbox = await startSandbox({ ...options, payme: { shopUrl: shop.url, ...options.payme } });
  const url = String(sandbox.urls['payme']);
  const control = controlClient(sandbox.controlUrl);
  const links = new Map<string, string>();
  shop.link = (order) => links.get(order) ?? null;
  const done = async <T>(path: string, body: object): Promise<T> => {
    const answer = await control<T & { error: unknown }>('POST', path, body);
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body.error)}`);
    return answer.body;
  };
  return {
    sandbox,
    url,
    shop,
    control,
    subscribe: subscribeClient(url),
    moved: (reference) => movements(control, reference),
    sell: (order, amount = 5_000_000) => {
      shop.books.sell(order, amount);
      links.set(order, checkoutLink(url, order, amount));
      return checkoutLink(url, order, amount);
    },
    payer: (paymentId, act = 'pay', link) =>
      done('/payer', { provider: 'payme', paymentId, act, ...(link === undefined ? {} : { url: link }) }),
    cabinet: (action, input) => done(`/cabinet/${action}`, { provider: 'payme', ...input }),
    stats: async () => (await control<{ payme: ShopStats }>('GET', '/webhooks/stats')).body.payme,
    policy: (policy) => done('/webhooks/policy', { provider: 'payme', ...policy }),
    advance: async (ms) => {
      await control('POST', '/clock', { advanceMs: ms });
    },
    close: async () => {
      await sandbox.stop();
      await shop.crash();
    },
  };
};
