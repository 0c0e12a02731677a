import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '#sandbox/start-sandbox';
import { openInbox, webhookSecret } from './inbox.ts';
import { aCharge, anHourMs, failureOf, stripeClient } from './open-sandbox.ts';
import { forkSandbox } from './sandbox-process.ts';

let dataDir: string;
const journal = (): string => join(dataDir, 'sandbox.jsonl');
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'kassa-sandbox-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

describe('the sandbox as a process', () => {
  it('comes back after SIGKILL with objects, keys, ledger, clock, due work and webhooks', async () => {
    const inbox = await openInbox();
    inbox.answer = () => 500;
    const env = {
      SANDBOX_DATA_DIR: dataDir,
      STRIPE_WEBHOOK_URL: inbox.url,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
    };
    const first = await forkSandbox(env);
    const before = stripeClient({ stripe: first.address });
    const params = aCharge({ metadata: { kassa_payment_id: 'pay_kill' }, expand: ['latest_charge'] });
    const paid = await before.paymentIntents.create(params, { idempotencyKey: 'kill-1' });
    const held = await before.paymentIntents.create(aCharge({ capture_method: 'manual' }), {
      idempotencyKey: 'kill-2',
    });
    const declined = await failureOf(
      before.paymentIntents.create(aCharge({ payment_method: 'pm_card_chargeDeclined' }), {
        idempotencyKey: 'kill-3',
      }),
    );
    await first.control('POST', '/clock', { advanceMs: anHourMs });
    const events = await before.events.list({ limit: 100 });
    const ledger = (await first.control('GET', '/ledger/stripe')).body;
    await first.kill();

    inbox.answer = () => 200;
    const second = await forkSandbox(env);
    const stripe = stripeClient({ stripe: second.address });
    const replayed = await stripe.paymentIntents.create(params, { idempotencyKey: 'kill-1' });
    expect(replayed.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect({ ...replayed }).toEqual({ ...paid });
    const again = await failureOf(
      stripe.paymentIntents.create(aCharge({ payment_method: 'pm_card_chargeDeclined' }), {
        idempotencyKey: 'kill-3',
      }),
    );
    expect(again.payment_intent).toEqual(declined.payment_intent);
    const other = stripe.paymentIntents.create(aCharge({ amount: 1 }), { idempotencyKey: 'kill-2' });
    expect((await failureOf(other)).type).toBe('StripeIdempotencyError');
    expect((await second.control('GET', '/ledger/stripe')).body).toEqual(ledger);
    expect((await second.control('GET', '/clock')).body.offsetMs).toBe(anHourMs);
    expect((await stripe.webhookEndpoints.list()).data).toHaveLength(1);

    await inbox.count(events.data.length);
    const bodies = (list: readonly { id: string; data: object }[]) =>
      new Map(list.map(({ id, data }) => [id, data]));
    const received = bodies(inbox.letters.map(({ event }) => event));
    for (const [id, data] of bodies(events.data)) expect(received.get(id)).toEqual(data);

    await second.control('POST', '/clock', { advanceMs: 7 * 24 * anHourMs });
    expect(await stripe.paymentIntents.retrieve(held.id)).toMatchObject({ status: 'canceled' });
    second.child.kill('SIGTERM');
    expect(await second.exited).toBe(0);
    await inbox.close();
  });

  it('says once where it listens and stops when its parent lets go', async () => {
    const run = await forkSandbox({});
    expect(run.ready).toEqual({
      ready: true,
      control: expect.stringContaining('http'),
      stripe: expect.stringContaining('http'),
      click: expect.stringContaining('http'),
      payme: expect.stringContaining('http'),
      paypal: expect.stringContaining('http'),
      telegram: expect.stringContaining('http'),
      smtp: expect.stringMatching(/^smtp:\/\/127\.0\.0\.1:\d+$/),
    });
    expect(
      run
        .printed()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([run.ready]);
    run.child.disconnect();
    expect(await run.exited).toBe(0);
  });
});

describe('the journal', () => {
  const once = async (work: (stripe: ReturnType<typeof stripeClient>) => Promise<void>): Promise<void> => {
    const sandbox = await startSandbox({ dataDir });
    await work(stripeClient(sandbox));
    await sandbox.stop();
  };

  it('bears a torn last line and is compacted at the start', async () => {
    let id = '';
    await once(async (stripe) => {
      ({ id } = await stripe.customers.create({ name: 'first' }));
      for (let at = 0; at < 20; at += 1) await stripe.customers.update(id, { metadata: { at } });
    });
    const lines = readFileSync(journal(), 'utf8').split('\n').length;
    appendFileSync(journal(), '{"kind":"stripe.customer","value":{"id":"cus_torn');
    await once(async (stripe) => {
      expect(await stripe.customers.retrieve(id)).toMatchObject({ name: 'first', metadata: { at: '19' } });
      expect((await stripe.customers.list()).data).toHaveLength(1);
    });
    expect(readFileSync(journal(), 'utf8').split('\n').length).toBeLessThan(lines);
  });

  it('refuses to guess when a line before the last is broken', async () => {
    await once(async (stripe) => {
      await stripe.customers.create({});
    });
    writeFileSync(journal(), `nonsense\n${readFileSync(journal(), 'utf8')}`);
    await expect(startSandbox({ dataDir })).rejects.toThrow(/line 1/);
  });
});
