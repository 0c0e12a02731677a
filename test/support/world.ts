import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmulatorOptions } from '#sandbox/emulators';
import { type StripeOptions } from '#sandbox/stripe/emulate-stripe';
import { emulatedProviders } from '#bootstrap/embedded/emulated-providers';
import { type Sandbox, startSandbox } from '#sandbox/start-sandbox';
import { anEnvironment, webhookSecret } from './a-config.ts';
import { giveBack } from './databases.ts';
import { type Client, clientOf } from './client.ts';
import { type Control, controlOf } from './control.ts';
import { type Kassa, type KassaOptions, openKassa } from './kassa.ts';
import { openSlowLine, type SlowLine } from './slow-line.ts';

type Changes<Name extends keyof EmulatorOptions> = NonNullable<EmulatorOptions[Name]>;

export type WorldOptions = KassaOptions &
  Readonly<{
    /** Settings that differ from a test's usual ones. */
    env?: Readonly<Record<string, string>>;
    /** How the Stripe emulator differs from its usual self. */
    stripe?: StripeOptions;
    /** The same of the others; they call the API unless `webhooksTo` is null. */
    paypal?: Changes<'paypal'>;
    payme?: Changes<'payme'>;
    click?: Changes<'click'>;
    /** Where Stripe's webhooks go: to the API, unless said otherwise. `null`: nowhere. */
    webhooksTo?: string | null;
    /** What the database is told besides, as in a connection string. */
    mongoOptions?: string;
    /** Whether answers of the provider can be held back. */
    slowLine?: boolean;
    /** The test alters the books behind Kassa's back, so nothing can be proved of them in the end. */
    isTamperedWith?: true;
  }>;

/**
 * A whole Kassa of its own on real machines: a database and a Redis prefix nobody else has, an API on a port, and a
 * Stripe emulator on another. Time stands where it is until `pass` moves it, for Kassa and Stripe alike.
 */
export type World = Client &
  Control &
  Pick<Kassa, 'platform' | 'modules' | 'sweep' | 'startWorker'> &
  Readonly<{
    url: string;
    /** The line to the provider, when the world was opened with a slow one. */
    line: SlowLine | undefined;
    environment: Record<string, string>;
    /** Where the emulators are. */
    sandbox: Pick<Sandbox, 'controlUrl' | 'urls'>;
    pass(ms: number): Promise<void>;
    /** Sweeps and lets time pass until nothing is left in doubt: no call in flight, no event undelivered, no webhook waiting. */
    settle(): Promise<void>;
    /** One more API on the same machines, as a second instance in production. */
    anotherApi(options?: KassaOptions): Promise<Client & Readonly<{ kassa: Kassa }>>;
    /** Ends it. Throws when its ledger does not hold: no test leaves books that are wrong. */
    dispose(): Promise<void>;
  }>;

export const openWorld = async (asked: WorldOptions = {}): Promise<World> => {
  const {
    env,
    stripe,
    paypal,
    payme,
    click,
    webhooksTo,
    slowLine,
    mongoOptions,
    isTamperedWith,
    ...options
  } = asked;
  const door = await openDoor();
  const hook = webhooksTo === undefined ? `${door.url}/api/v1/webhooks/stripe` : webhooksTo;
  const shop = webhooksTo === null ? {} : { shopUrl: door.url };
  const emulators = {
    stripe: { ...(hook !== null && { webhook: { url: hook, secret: webhookSecret } }), ...stripe },
    paypal: { ...shop, ...paypal },
    payme: { ...shop, ...payme },
    click: { ...shop, ...click },
  };
  const sandbox = await startSandbox(emulators);
  const stripeUrl = `http://${sandbox.stripe.host}:${sandbox.stripe.port}`;
  const line = slowLine ? await openSlowLine(stripeUrl) : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'kassa-world-'));
  const environment = anEnvironment({
    STRIPE_API_BASE: line?.url ?? stripeUrl,
    SANDBOX_CONTROL_URL: sandbox.controlUrl,
    PUBLIC_URL: door.url,
    ...emulatedProviders(sandbox.urls, { paypalCaFile: writePaypalCa(folder, sandbox) }),
    ...env,
  });
  if (mongoOptions !== undefined) {
    const uri = environment.MONGODB_URI!;
    environment.MONGODB_URI = `${uri}${uri.includes('?') ? '&' : '?'}${mongoOptions}`;
  }
  const kassa = await openKassa(environment, options);
  door.lead(kassa.app);

  const others: (() => Promise<void>)[] = [];
  const client = clientOf(door.url);
  const pass = async (ms: number): Promise<void> => {
    const moved = await client.post('/sandbox/clock', { advanceMs: ms }, { key: null });
    if (moved.status !== 200) throw new Error(`the clock did not move: ${JSON.stringify(moved.body)}`);
  };
  return {
    ...client,
    ...controlOf(sandbox.controlUrl),
    ...kassa,
    url: door.url,
    line,
    environment,
    sandbox,
    pass,
    settle: async () => {
      for (let round = 0; round < settlingRoundsMax; round += 1) {
        await kassa.sweep();
        if (!(await isInDoubt(kassa))) return;
        await pass(settlingStepMs);
      }
      throw new Error('it does not settle');
    },
    anotherApi: async (more = {}) => {
      const second = await openKassa(environment, more);
      const itsDoor = await openDoor();
      itsDoor.lead(second.app);
      others.push(async () => {
        await itsDoor.close();
        await second.close();
      });
      return { ...clientOf(itsDoor.url), kassa: second };
    },
    dispose: async () => {
      await line?.close();
      await sandbox.stop();
      rmSync(folder, { recursive: true });
      await door.close();
      for (const close of others) await close();
      try {
        if (!isTamperedWith) await prove(kassa);
      } finally {
        await kassa.close();
        await giveBack(environment.MONGODB_URI!);
      }
    },
  };
};

/** Events that nobody has delivered yet are no fault: their entries are on their way. */
const prove = async ({ modules }: Kassa): Promise<void> => {
  const { problemCount, problems } = await modules.ledger.proveLedger();
  if (problemCount > 0) throw new Error(`the ledger does not hold: ${JSON.stringify(problems.slice(0, 5))}`);
};

/** Half a minute at a time: longer than any lease or first gap, so that each round asks once more. */
const settlingStepMs = 31_000;
const settlingRoundsMax = 40;

const isInDoubt = async ({ platform: { mongo } }: Kassa): Promise<boolean> => {
  const open = { $or: [{ 'derived.callDueAt': { $exists: true } }, { 'outbox.0': { $exists: true } }] };
  const found = await Promise.all([
    ...[
      'payments',
      'refunds',
      'disputes',
      'payment_methods',
      'ledger_adjustments',
      'credit_accounts',
      'credit_purchases',
      'subscriptions',
      'invoices',
    ].map((name) => mongo.db.collection(name).findOne(open)),
    mongo.db.collection('webhook_events').findOne({ dueAt: { $type: 'date' } }),
    mongo.db.collection('provider_transactions').findOne({ 'derived.begunAt': { $exists: true } }),
  ]);
  return found.some((document) => document !== null);
};

/** The authority that certifies the emulated PayPal's signatures, as a file for Kassa to read. */
const writePaypalCa = (folder: string, sandbox: Sandbox): string => {
  const file = join(folder, 'paypal-ca.pem');
  writeFileSync(file, sandbox.paypalCa);
  return file;
};

/** A port that is open before there is anything behind it: the emulator must know it before Kassa can start. */
const openDoor = async () => {
  let app: RequestListener = (_request, response) => void response.writeHead(503).end();
  const server: Server = createServer((request, response) => app(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lead: (to: RequestListener) => void (app = to),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
