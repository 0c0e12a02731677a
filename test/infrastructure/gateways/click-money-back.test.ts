import { som } from '#test/support/a-transaction';
import { type ClickAccount, nowhere, openClickAccount, price } from './click-account.ts';

let click: ClickAccount;
beforeAll(async () => void (click = await openClickAccount()));
afterAll(() => click.close());

const whole = som(price);

describe('giving all of a payment back', () => {
  it('reverses it, once', async () => {
    const { call, reference } = await click.paid();
    const refund = click.aRefund(reference, whole, true);
    const done = { kind: 'completed', reference: `${reference}:${refund.refundId}` };
    expect(await click.gateway.refund(refund)).toEqual(done);
    expect(await click.gateway.refund({ ...refund, again: true })).toEqual(done);
    expect(await click.gateway.settleRefund({ ...refund, asks: 0 })).toEqual(done);
    expect(await click.movements(call.paymentId)).toEqual(['charge 5000000', 'refund 5000000']);
  });

  it.each([
    ['timeout-after', true],
    ['reset-after', true],
    ['garbage', true],
    ['timeout-before', false],
    ['error-500', false],
  ] as const)('is finished after silence (%s)', async (mode, isDone) => {
    const { call, reference } = await click.paid();
    const refund = click.aRefund(reference, whole, true);
    await click.fault({ operation: 'payment.reversal', mode });
    expect((await click.gateway.refund(refund)).kind).toBe('unknown');
    expect(await click.movements(call.paymentId)).toHaveLength(isDone ? 2 : 1);
    expect((await click.gateway.settleRefund({ ...refund, asks: 0 })).kind).toBe('completed');
    expect(await click.movements(call.paymentId)).toEqual(['charge 5000000', 'refund 5000000']);
  });

  it('stays unknown while Click does not say how the payment stands', async () => {
    const { reference } = await click.paid();
    const refund = click.aRefund(reference, whole, true);
    await click.fault({ operation: 'payment.status', mode: 'error-500' });
    expect((await click.gateway.settleRefund({ ...refund, asks: 3 })).kind).toBe('unknown');
  });

  it('fails for good in a month that Click has closed, and says to do it by hand', async () => {
    const other = await openClickAccount();
    const { call, reference } = await other.paid();
    const refund = other.aRefund(reference, whole, true);
    await other.pass(62 * 86_400_000);
    expect(await other.gateway.refund(refund)).toMatchObject({
      kind: 'failed',
      failure: { code: 'processing-error', providerCode: '-5002', message: expect.stringMatching(/by hand/) },
    });
    expect(await other.movements(call.paymentId)).toEqual(['charge 5000000']);
    await other.close();
  });

  it('did not happen where Click could not be reached, or would not listen', async () => {
    const { reference } = await click.paid();
    const refund = click.aRefund(reference, whole, true);
    const { gateway } = click.openWith({ secretKey: 'x' }, await nowhere());
    expect((await gateway.refund(refund)).kind).toBe('not-executed');
    await click.fault({ operation: 'payment.reversal', mode: 'rate-limit' });
    expect((await click.gateway.refund(refund)).kind).toBe('not-executed');
  });
});

describe('giving a part back', () => {
  it('gives back each part that is asked for, and no more than there is', async () => {
    const { call, reference } = await click.paid();
    const part = { ...som(0), minor: 2_000_001n };
    const refund = click.aRefund(reference, part, false);
    expect(await click.gateway.refund(refund)).toEqual({
      kind: 'completed',
      reference: `${reference}:${refund.refundId}`,
    });
    expect((await click.gateway.refund(click.aRefund(reference, part, false))).kind).toBe('completed');
    expect((await click.gateway.refund(click.aRefund(reference, part, false))).kind).toBe('failed');
    expect(await click.movements(call.paymentId)).toEqual([
      'charge 5000000',
      'refund 2000001',
      'refund 2000001',
    ]);
  });

  it('is never asked for a second time: after silence only a person can know', async () => {
    const { call, reference } = await click.paid();
    const refund = click.aRefund(reference, som(10_000), false);
    await click.fault({ operation: 'payment.partial-reversal', mode: 'timeout-after' });
    expect((await click.gateway.refund(refund)).kind).toBe('unknown');
    expect((await click.gateway.refund({ ...refund, again: true })).kind).toBe('unknown');
    for (const asks of [0, 20, 44])
      expect((await click.gateway.settleRefund({ ...refund, asks })).kind).toBe('unknown');
    expect(await click.movements(call.paymentId)).toEqual(['charge 5000000', 'refund 1000000']);
  });
});
