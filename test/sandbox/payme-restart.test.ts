import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { checkoutLink, movements, openPayme, subscribeClient } from './open-payme.ts';
import { openPaymeShop } from './payme-shop.ts';
import { forkSandbox, type SandboxProcess } from './sandbox-process.ts';

const hourMs = 3_600_000;

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'kassa-payme-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const urlOf = (run: SandboxProcess): string =>
  String(Object.entries(run.ready).find(([name]) => name === 'payme')?.[1]);

describe('a Payme that is killed', () => {
  it.each(['CheckPerformTransaction', 'CreateTransaction', 'PerformTransaction'])(
    'goes on with a walk whose %s was under way',
    async (method) => {
      const shop = await openPaymeShop();
      const env = { SANDBOX_DATA_DIR: dataDir, KASSA_URL: `${shop.url}/` };
      const first = await forkSandbox(env);
      shop.books.sell('pay_kill', 5_000_000);
      shop.mishap = (call) => (call.method === method ? 'silence-after' : null);
      const visit = {
        provider: 'payme',
        paymentId: 'pay_kill',
        act: 'pay',
        url: checkoutLink('https://checkout.paycom.uz', 'pay_kill', 5_000_000),
      };
      const cut = first.control('POST', '/payer', visit).catch(() => null);
      await eventually('it is asked', () => shop.calls.some((call) => call.method === method));
      await first.kill();
      await cut;
      shop.mishap = () => null;

      const second = await forkSandbox(env);
      await eventually('it is paid', async () => (await movements(second.control, 'pay_kill')).length > 0);
      expect(await movements(second.control, 'pay_kill')).toEqual(['charge 5000000']);
      expect(shop.books.delivered('pay_kill')).toBe(1);
      expect(new Set(shop.calls.map(({ params }) => params.id ?? 'check')).size).toBe(2);
      const again = shop.calls.filter((call) => call.method === method);
      expect(again[1]?.params).toEqual(again[0]?.params);
      await second.kill();
      await shop.crash();
    },
  );

  it('does not ask twice at once, now and at the time that was set before', async () => {
    const shop = await openPaymeShop();
    const env = { SANDBOX_DATA_DIR: dataDir, KASSA_URL: shop.url };
    const first = await forkSandbox(env);
    shop.books.sell('pay_once', 100);
    shop.mishap = ({ method }) => (method === 'PerformTransaction' ? 'system-error' : null);
    const performs = (): number => shop.calls.filter(({ method }) => method === 'PerformTransaction').length;
    const url = checkoutLink('https://checkout.paycom.uz', 'pay_once', 100);
    const visit = { provider: 'payme', paymentId: 'pay_once', act: 'pay', url };
    const cut = first.control('POST', '/payer', visit).catch(() => null);
    await eventually('it waits to ask again', () => performs() === 3);
    await first.kill();
    await cut;

    shop.mishap = ({ method }) => (method === 'PerformTransaction' ? 'silence-after' : null);
    const second = await forkSandbox(env);
    await eventually('it asks at once', () => performs() === 4);
    await second.control('POST', '/clock', { advanceMs: hourMs });
    await second.control('POST', '/cabinet/statement', { provider: 'payme', from: 0, to: 1 });
    expect(performs()).toBe(4);
    await second.kill();
    await shop.crash();
  });

  it('keeps cards, receipts, open transactions, queued cancellations and its key', async () => {
    const shop = await openPaymeShop();
    const env = { SANDBOX_DATA_DIR: dataDir, KASSA_URL: shop.url };
    const first = await forkSandbox(env);
    const before = subscribeClient(urlOf(first));
    const card = { card: { number: '8600069195406311', expire: '0399' }, save: true };
    const made = await before<{ card: { token: string } }>('cards.create', card);
    const params = { amount: 100, account: { order_id: 'pay_1' } };
    const { _id: id } = (await before<{ receipt: { _id: string } }>('receipts.create', params)).result
      .receipt;
    await before('receipts.pay', { id, token: 'sandbox-payme-card-ok' });
    await before('receipts.cancel', { id });
    // However long the restart takes, the cancellation is not due before the clock is moved on.
    await first.control('POST', '/clock', { advanceMs: -hourMs });
    shop.books.sell('pay_2', 700);
    const url = checkoutLink('https://checkout.paycom.uz', 'pay_2', 700);
    const visit = { provider: 'payme', paymentId: 'pay_2', act: 'abandon', url };
    expect((await first.control('POST', '/payer', visit)).body).toMatchObject({ state: 'abandoned' });
    const auth = '65f0c0ffee00000000000001:new-key';
    await first.control('POST', '/webhooks/roll', { provider: 'payme', secret: 'new-key' });
    await first.kill();

    const second = await forkSandbox(env);
    const after = subscribeClient(urlOf(second));
    expect((await after('cards.check', { token: made.result.card.token }, auth)).error).toBeUndefined();
    expect((await after('receipts.check', { id }, auth)).result).toEqual({ state: 21 });
    await second.control('POST', '/webhooks/roll', {
      provider: 'payme',
      secret: 'SandboxTestKey_zZ9yY8xX7wW6vV5uU4tT',
    });
    await second.control('POST', '/clock', { advanceMs: 13 * hourMs });
    expect((await after('receipts.check', { id })).result).toEqual({ state: 50 });
    expect(await movements(second.control, 'pay_1')).toEqual(['charge 100', 'refund 100']);
    await eventually('it times out', () => shop.books.transactions('pay_2')[0]?.state === -1);
    second.child.kill('SIGTERM');
    expect(await second.exited).toBe(0);
    await shop.crash();
  });
});

describe('a reset', () => {
  it('forgets everything and ends what is under way', async () => {
    const open = await openPayme({ payme: { shopTimeoutMs: 500 } });
    open.sell('pay_1');
    open.shop.mishap = ({ method }) => (method === 'PerformTransaction' ? 'silence-after' : null);
    const walk = open.payer('pay_1');
    await eventually('it is asked', () => open.shop.asked('pay_1').length === 3);
    await open.control('POST', '/reset');
    expect(await walk).toMatchObject({ state: 'forgotten' });
    expect(await open.moved('pay_1')).toEqual([]);
    await eventually('the call in the air ends', async () => (await open.stats()).lost === 1);
    await open.advance(hourMs);
    await open.cabinet('statement', { from: 0, to: 1 });
    expect(open.shop.asked('pay_1')).toHaveLength(3);
    expect(await open.stats()).toMatchObject({ calls: 1, repeats: 0 });
    open.sell('pay_2');
    open.shop.mishap = () => null;
    expect(await open.payer('pay_2')).toMatchObject({ state: 'paid' });
    await open.close();
  });
});
