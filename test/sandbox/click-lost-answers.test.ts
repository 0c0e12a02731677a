import { defaultClickSettings } from '#sandbox/click/click-settings';
import { eventually } from '../support/eventually.ts';
import { type Mishap } from './click-shop.ts';
import { openClick, type OpenClick } from './open-click.ts';

const minuteMs = 60_000;
const quick = { shopRetryGapsMs: Array<number>(200).fill(20), shopTimeoutMs: 500 };
let open: OpenClick;
beforeAll(async () => {
  open = await openClick({ click: quick });
});
afterEach(() => {
  open.shop.mishap = () => null;
});
afterAll(() => open.close());

const paidOnce = async (order: string): Promise<void> => {
  expect(open.shop.books.delivered(order)).toBe(1);
  expect(await open.ledger(order)).toHaveLength(1);
};

describe('a lost answer', () => {
  it.each<Mishap>([
    'reset-before',
    'reset-after',
    'http-500-before',
    'http-500-after',
    'garbage-after',
    'silence-after',
  ])('(%s) brings the same request again until one arrives', async (mishap) => {
    for (const action of ['0', '1'] as const) {
      const order = `pay_${mishap}_${action}`;
      open.sell(order);
      let left = 2;
      open.shop.mishap = (call) => (call['action'] === action && left-- > 0 ? mishap : null);
      expect(await open.payer(order)).toMatchObject({ state: 'paid' });
      const asked = open.shop.asked(order, action);
      expect(asked).toHaveLength(3);
      expect(new Set(asked.map((call) => call['click_trans_id'])).size).toBe(1);
      expect(new Set(asked.map((call) => call['amount'])).size).toBe(1);
      await paidOnce(order);
    }
  });

  it.each(['"0"', 'null', '0.5', '{}'])('is also one whose error is %s', async (error) => {
    const order = `pay_error_${error}`;
    open.sell(order);
    let left = 1;
    open.shop.mishap = () =>
      left-- > 0 ? (answer) => answer.replace('"error":0', `"error":${error}`) : null;
    expect(await open.payer(order)).toMatchObject({ state: 'paid' });
    expect(open.shop.asked(order, '0')).toHaveLength(2);
  });

  it('is waited out while the shop is gone', async () => {
    open.sell('pay_gone');
    open.shop.mishap = (call) => {
      if (call['action'] === '1' && open.shop.asked('pay_gone', '1').length === 1) void open.shop.crash();
      return null;
    };
    const walk = open.payer('pay_gone');
    const lost = async () => Number((await open.stats())['lost']);
    const before = await lost();
    await eventually('tries in vain', async () => (await lost()) > before + 2);
    await open.shop.comeBack();
    expect(await walk).toMatchObject({ state: 'paid' });
    await paidOnce('pay_gone');
  });
});

describe('the patience of Click', () => {
  it('lasts ten minutes, at first twice a second', () => {
    const gaps = defaultClickSettings.shopRetryGapsMs;
    expect(gaps.slice(0, 7)).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 30_000]);
    const sum = gaps.reduce((all, gap) => all + gap, 0);
    expect(sum).toBeGreaterThan(9.9 * minuteMs);
    expect(sum).toBeLessThan(10.5 * minuteMs);
  });

  const jumps = async (
    patient: OpenClick,
    order: string,
    action: '0' | '1',
    wanted: number,
  ): Promise<void> => {
    await eventually(`${wanted} tries`, async () => {
      await patient.advance(minuteMs);
      return patient.shop.asked(order, action).length >= wanted;
    });
  };
  const tries = defaultClickSettings.shopRetryGapsMs.length + 1;

  it('ends: without Prepare nothing is debited, without Complete a person has to look', async () => {
    const patient = await openClick({ click: { payerWaitMs: 1 } });
    patient.sell('pay_never');
    patient.shop.mishap = () => 'http-500-before';
    expect(await patient.payer('pay_never')).toMatchObject({ state: 'under way' });
    await jumps(patient, 'pay_never', '0', tries);
    patient.shop.mishap = (call) => (call['action'] === '1' ? 'http-500-before' : null);
    patient.sell('pay_hang');
    const { clickTransId, clickPaydocId } = await patient.payer('pay_hang');
    await jumps(patient, 'pay_hang', '1', tries);
    await eventually('it hangs', async () => (await patient.stats())['manual'] === 1);
    await patient.advance(60 * minuteMs);
    expect(patient.shop.asked('pay_hang', '1')).toHaveLength(tries);
    expect(patient.shop.asked('pay_never', '0')).toHaveLength(tries);
    expect(await patient.ledger('pay_hang')).toEqual([]);
    const status = (await patient.merchant('GET', `payment/status/12345/${clickPaydocId}`)).body;
    expect(status).toMatchObject({ payment_status: 1 });

    patient.shop.mishap = () => null;
    await patient.control('POST', '/webhooks/resend', { provider: 'click', eventId: clickTransId });
    await eventually('a person helps', async () => (await patient.ledger('pay_hang')).length === 1);
    await patient.close();
  });
});

describe('a shop that refuses to confirm', () => {
  it('is asked a few times more, then the payment hangs', async () => {
    open.sell('pay_stubborn');
    open.shop.mishap = (call) => (call['action'] === '1' ? () => '{"error":-7,"error_note":"Failed"}' : null);
    expect(await open.payer('pay_stubborn')).toMatchObject({ state: 'manual', error: -7 });
    expect(open.shop.asked('pay_stubborn', '1')).toHaveLength(defaultClickSettings.refusedConfirmationsMax);
    expect(await open.ledger('pay_stubborn')).toEqual([]);
  });

  it('may come to its senses', async () => {
    open.sell('pay_sensible');
    let left = 2;
    open.shop.mishap = (call) =>
      call['action'] === '1' && left-- > 0 ? () => '{"error":-7,"error_note":"Failed"}' : null;
    expect(await open.payer('pay_sensible')).toMatchObject({ state: 'paid', error: -4 });
    await paidOnce('pay_sensible');
  });
});
