import { eventually } from '../support/eventually.ts';
import { openPayme, type OpenPayme } from './open-payme.ts';
import { type Mishap } from './payme-shop.ts';

/** Gaps so short that nobody waits; the fourth attempt is the last. */
const impatient = {
  CheckPerformTransaction: [5, 5, 5],
  CreateTransaction: [5, 5, 5],
  PerformTransaction: [5, 5, 5],
  CancelTransaction: [5, 5, 5],
};

let open: OpenPayme;
beforeAll(async () => {
  open = await openPayme({ payme: { retryGapsMs: impatient, shopTimeoutMs: 500 } });
});
beforeEach(async () => {
  open.shop.mishap = () => null;
  await open.policy({});
});
afterAll(() => open.close());

/** The first attempts at a method go wrong. */
const spoil = (method: string, mishap: Mishap, times = 1): void => {
  let left = times;
  open.shop.mishap = (call) => {
    if (call.method !== method || left === 0) return null;
    left -= 1;
    return mishap;
  };
};
const steps = ['CheckPerformTransaction', 'CreateTransaction', 'PerformTransaction'] as const;
const mishaps = [
  'reset-before',
  'reset-after',
  'http-500-after',
  'garbage-after',
  'silence-after',
  'system-error',
] as const;

describe('a lost answer', () => {
  it.each(steps.flatMap((method) => mishaps.map((mishap) => [method, mishap] as const)))(
    'to %s (%s) is asked for again with the same parameters',
    async (method, mishap) => {
      const order = `pay_${method}_${mishap}`;
      open.sell(order);
      spoil(method, mishap);
      expect(await open.payer(order)).toMatchObject({ state: 'paid' });
      expect(open.shop.asked(order)).toEqual(
        steps.flatMap((step) => (step === method ? [step, step] : [step])),
      );
      const [first, second] = open.shop.calls.filter(
        (call) =>
          call.method === method &&
          JSON.stringify(call.params).includes(String(open.shop.books.transactions(order)[0]?.id)),
      );
      expect(second?.params).toEqual(first?.params);
      expect(open.shop.books.delivered(order)).toBe(1);
      expect(await open.moved(order)).toEqual(['charge 5000000']);
      expect((await open.stats()).differing).toBe(0);
    },
  );

  it('that never comes ends a check with a refusal', async () => {
    open.sell('pay_check');
    spoil('CheckPerformTransaction', 'http-500-after', 99);
    expect(await open.payer('pay_check')).toMatchObject({ state: 'refused', error: { code: -31622 } });
    expect(open.shop.asked('pay_check')).toHaveLength(4);
  });

  it('that never comes to a creation has the transaction cancelled, which may exist', async () => {
    open.sell('pay_create');
    spoil('CreateTransaction', 'http-500-after', 99);
    expect(await open.payer('pay_create')).toMatchObject({ state: 'refused', receiptState: 50 });
    expect(open.shop.books.transactions('pay_create')).toMatchObject([{ state: -1 }]);
    expect(await open.moved('pay_create')).toEqual([]);
  });

  it('that never comes to a performance has the money given back, in both books', async () => {
    open.sell('pay_perform');
    spoil('PerformTransaction', 'http-500-after', 99);
    expect(await open.payer('pay_perform')).toMatchObject({ receiptState: 50, reason: 4 });
    expect(open.shop.books.transactions('pay_perform')).toMatchObject([{ state: -2, reason: 4 }]);
    expect(await open.moved('pay_perform')).toEqual(['charge 5000000', 'refund 5000000']);
  });

  it('that never comes to a cancellation leaves the receipt to people', async () => {
    open.sell('pay_manual');
    open.shop.mishap = ({ method }) =>
      method === 'PerformTransaction' || method === 'CancelTransaction' ? 'system-error' : null;
    expect(await open.payer('pay_manual')).toMatchObject({ state: 'manual', receiptState: 20 });
    expect(await open.moved('pay_manual')).toEqual([]);
    expect((await open.stats()).givenUp).toBeGreaterThan(1);
  });

  it('to a performance that the shop will not undo leaves the money with the shop', async () => {
    open.sell('pay_kept');
    open.shop.mishap = ({ method }) => {
      if (method === 'PerformTransaction') return 'http-500-after';
      return method === 'CancelTransaction' ? { error: { code: -31007, message: {} } } : null;
    };
    expect(await open.payer('pay_kept')).toMatchObject({ state: 'paid', error: { code: -31007 } });
    expect(await open.moved('pay_kept')).toEqual(['charge 5000000']);
  });
});

describe('a shop that is away', () => {
  it('is asked again when it comes back', async () => {
    const patient = await openPayme({ payme: { payerWaitMs: 50, shopTimeoutMs: 300 } });
    const link = patient.sell('pay_crash');
    await patient.shop.crash();
    expect(await patient.payer('pay_crash', 'pay', link)).toMatchObject({ state: 'under way' });
    await patient.shop.comeBack();
    await eventually('it is paid', async () => (await patient.moved('pay_crash')).length > 0);
    expect(patient.shop.books.delivered('pay_crash')).toBe(1);
    await patient.close();
  });

  it('is asked within the hours that follow, by the clock of the emulators', async () => {
    const patient = await openPayme({ payme: { payerWaitMs: 50 } });
    patient.sell('pay_later');
    patient.shop.mishap = ({ method }) => (method === 'PerformTransaction' ? 'system-error' : null);
    const performs = (): number =>
      patient.shop.asked('pay_later').filter((method) => method === 'PerformTransaction').length;
    await patient.payer('pay_later');
    for (let tries = performs(); tries < 13; tries += 1) {
      await patient.advance(3_600_000);
      await eventually('it is asked again', () => performs() > tries);
    }
    patient.shop.mishap = () => null;
    await patient.advance(4 * 3_600_000);
    await eventually('it is paid', async () => (await patient.moved('pay_later')).length > 0);
    await patient.close();
  });

  it('and comes back after twelve hours has given the order free, so the money goes back', async () => {
    const patient = await openPayme({ payme: { payerWaitMs: 50 } });
    patient.sell('pay_expired');
    patient.shop.mishap = ({ method }) => (method === 'PerformTransaction' ? 'system-error' : null);
    const { receiptId: id } = await patient.payer('pay_expired');
    patient.shop.mishap = () => null;
    patient.shop.books.later(12 * 3_600_000);
    await patient.advance(12 * 3_600_000);
    const state = async (): Promise<unknown> => (await patient.subscribe('receipts.check', { id })).result;
    await eventually('it is cancelled', async () => JSON.stringify(await state()) === '{"state":50}');
    expect(patient.shop.books.transactions('pay_expired')).toMatchObject([{ state: -1, reason: 4 }]);
    expect(await patient.moved('pay_expired')).toEqual([]);
    await patient.close();
  });
});
