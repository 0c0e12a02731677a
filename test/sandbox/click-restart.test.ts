import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { openClickShop } from './click-shop.ts';
import { digitsOf, merchantClient, openClick, payLink } from './open-click.ts';
import { forkSandbox } from './sandbox-process.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'kassa-click-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

describe('a Click that is killed', () => {
  it('goes on where it was: walks, slow cards, tokens, invoices, ids', async () => {
    const shop = await openClickShop();
    const env = { SANDBOX_DATA_DIR: dataDir, KASSA_URL: `${shop.url}/` };
    const first = await forkSandbox(env);
    const clickOf = (run: typeof first): string =>
      String(Object.entries(run.ready).find(([name]) => name === 'click')?.[1]);
    const link = (order: string): string => payLink('https://my.click.uz', order, '50000');
    const walk = (run: typeof first, order: string) =>
      run
        .control('POST', '/payer', { provider: 'click', paymentId: order, act: 'pay', url: link(order) })
        .catch(() => null);
    const before = merchantClient(clickOf(first));
    const asked = { service_id: 12345, amount: 10, transaction_parameter: 'pay_card' };
    const slow = await before('POST', 'card_token/payment', {
      ...asked,
      card_token: 'sandbox-click-card-slow',
    });
    await before('DELETE', 'card_token/12345/sandbox-click-card-ok');
    shop.books.sell('pay_kill', '50000');
    shop.mishap = (call) => (call['action'] === '1' ? 'silence-after' : null);
    const cut = walk(first, 'pay_kill');
    await eventually('Complete is sent', () => shop.asked('pay_kill', '1').length > 0);
    await first.kill();
    await cut;
    shop.mishap = () => null;

    const second = await forkSandbox(env);
    const ledger = async () =>
      (await second.control<readonly { reference: string }[]>('GET', '/ledger/click')).body.map(
        ({ reference }) => reference,
      );
    await eventually('the walk ends', async () => (await ledger()).includes('pay_kill'));
    expect(shop.books.delivered('pay_kill')).toBe(1);
    const [one, two] = shop.asked('pay_kill', '1');
    expect(two?.['click_trans_id']).toBe(one?.['click_trans_id']);

    const merchant = merchantClient(clickOf(second));
    await second.control('POST', '/clock', { advanceMs: 10_000 });
    expect((await ledger()).sort()).toEqual(['pay_card', 'pay_kill']);
    const gone = await merchant('POST', 'card_token/payment', {
      ...asked,
      card_token: 'sandbox-click-card-ok',
    });
    expect(gone.body['error_code']).toBeLessThan(0);
    shop.books.sell('pay_new', '50000');
    await walk(second, 'pay_new');
    const ids = new Set(shop.calls.flatMap((call) => [call['click_trans_id'], call['click_paydoc_id']]));
    expect(ids.size).toBe(4);
    expect(ids).not.toContain(digitsOf(slow.text, 'payment_id'));
    second.child.kill('SIGTERM');
    expect(await second.exited).toBe(0);
    await shop.crash();
  });
});

describe('a reset', () => {
  it('forgets everything but the ids that were given', async () => {
    const open = await openClick({ dataDir });
    open.sell('pay_1');
    const { clickTransId } = await open.payer('pay_1');
    await open.merchant('DELETE', 'card_token/12345/sandbox-click-card-ok');
    await open.control('POST', '/reset');
    expect(await open.ledger('pay_1')).toEqual([]);
    expect(await open.stats()).toMatchObject({ calls: 0 });
    open.sell('pay_2');
    const next = await open.payer('pay_2');
    expect(BigInt(next.clickTransId)).toBeGreaterThan(BigInt(clickTransId));
    const asked = { service_id: 12345, amount: 10, transaction_parameter: 'pay_3' };
    const paid = await open.merchant('POST', 'card_token/payment', {
      ...asked,
      card_token: 'sandbox-click-card-ok',
    });
    expect(paid.body).toMatchObject({ error_code: 0, payment_status: 2 });
    await open.close();
  });

  it('ends the wait for a walk', async () => {
    const open = await openClick();
    open.sell('pay_wait');
    open.shop.mishap = () => 'silence-after';
    const walk = open.payer('pay_wait').catch((error: unknown) => String(error));
    await eventually('it is asked', () => open.shop.calls.length > 0);
    await open.control('POST', '/reset');
    expect(await walk).toMatch(/reset/);
    await open.close();
  });
});
