import { type ConfirmCall, type OpeningCall } from '#application/payments/ports/payment-gateway';
import { type PaymentNews } from '#domain/payments/payment-news';
import { anOpening, openPaypalAccount, type PaypalAccount, usd } from './paypal-account.ts';

let paypal: PaypalAccount;
beforeAll(async () => {
  paypal = await openPaypalAccount();
});
afterAll(() => paypal.close());

const pageOf = (news: PaymentNews): string => {
  if (news.kind !== 'action-required' || news.nextAction?.type !== 'redirect')
    throw new Error(`nothing to approve: ${JSON.stringify(news.kind)}`);
  return news.nextAction.url;
};

/** An order at PayPal that waits for its payer. */
const opened = async (changes: Partial<OpeningCall> = {}) => {
  const call = anOpening(changes);
  const news = await paypal.gateway[call.captureMethod === 'manual' ? 'authorize' : 'charge'](call);
  const { paymentId, amount, captureMethod, returnUrl } = call;
  const confirm: ConfirmCall = {
    key: `${paymentId}:confirm:1`,
    paymentId,
    reference: news.details!.reference!,
    amount,
    captureMethod,
    source: null,
    returnUrl,
  };
  return { call, news, page: pageOf(news), confirm };
};

describe('an order that its payer approves at PayPal', () => {
  it.each([
    ['with a way back', 'https://shop.example/back', 'PAYER_ACTION_REQUIRED'],
    ['without one', null, 'CREATED'],
  ])('is made %s, and leads the payer to its page', async (_, returnUrl, status) => {
    const { call, news, page } = await opened({ returnUrl });
    expect(new URL(page).searchParams.get('token')).toBe(news.details?.reference);
    expect(news).toMatchObject({ expiresAt: new Date(call.promisedAt.getTime() + 21_600_000) });
    expect(paypal.wire.passed.at(-1)).toMatchObject({
      status: 201,
      sent: {
        intent: 'CAPTURE',
        purchase_units: [
          {
            custom_id: call.paymentId,
            invoice_id: call.number,
            amount: { currency_code: 'USD', value: '100.00' },
          },
        ],
      },
      received: { status },
    });
  });

  it('is the same order when it is asked for again', async () => {
    const { call, news } = await opened();
    expect(await paypal.gateway.charge(call)).toEqual(news);
  });

  it('is taken once the payer has approved it, and the fee is known at once', async () => {
    const { call, page, confirm } = await opened();
    await paypal.payer(page);
    const taken = await paypal.gateway.confirm(confirm);
    expect(taken).toMatchObject({ kind: 'captured', amount: usd(10_000n), fee: usd(398n) });
    expect(await paypal.gateway.confirm({ ...confirm, key: `${confirm.key}:another` })).toEqual(taken);
    expect(await paypal.movements(call.paymentId)).toEqual(['charge 10000']);
  });

  it('is held when that was asked, until PayPal gives the money free', async () => {
    const { call, page, confirm } = await opened({ captureMethod: 'manual' });
    await paypal.payer(page);
    const held = await paypal.gateway.confirm(confirm);
    expect(held).toMatchObject({ kind: 'authorized', amount: usd(10_000n) });
    const days = (held.kind === 'authorized' ? held.expiresAt!.getTime() - Date.now() : 0) / 86_400_000;
    expect(Math.round(days)).toBe(29);
    expect(await paypal.movements(call.paymentId)).toEqual([]);
  });

  it('still waits for its payer when they have not approved it', async () => {
    const { page, confirm } = await opened();
    expect(await paypal.gateway.confirm(confirm)).toMatchObject({
      kind: 'action-required',
      nextAction: { type: 'redirect', url: page },
    });
  });

  it('sends the payer back when their money is declined, and takes other money', async () => {
    const { call, page, confirm } = await opened();
    await paypal.payer(`${page}&funding=declined`);
    const again = await paypal.gateway.confirm(confirm);
    expect(pageOf(again)).toBe(page);
    await paypal.payer(page);
    expect(await paypal.gateway.confirm({ ...confirm, key: `${confirm.key}:2` })).toMatchObject({
      kind: 'captured',
    });
    expect(await paypal.movements(call.paymentId)).toEqual(['charge 10000']);
  });

  it('is over when nobody approved it in time', async () => {
    const { confirm } = await opened();
    await paypal.pass(6 * 3_600_000 + 60_000);
    expect(await paypal.gateway.confirm(confirm)).toMatchObject({
      kind: 'declined',
      failure: { code: 'expired', providerCode: 'INVALID_RESOURCE_ID' },
    });
  });

  it.each(['before', 'after'] as const)(
    'needs no cancelling %s its payer approved it: without our call no money moves',
    async (when) => {
      const { call, page, confirm } = await opened();
      if (when === 'after') await paypal.payer(page);
      expect(await paypal.gateway.void({ ...confirm, key: `${confirm.key}:void` })).toEqual({
        kind: 'voided',
      });
      expect(await paypal.movements(call.paymentId)).toEqual([]);
    },
  );

  it('is made ready for the browser code of PayPal, which is given its id', async () => {
    const call = anOpening({ source: null });
    const news = await paypal.gateway.prepare(call);
    expect(news.kind).toBe('prepared');
    expect(news.details?.clientSecret).toBe(news.details?.reference);
  });
});

describe('an order whose fate nobody heard', () => {
  it.each(['timeout-before', 'timeout-after', 'reset', 'reset-after', 'error-500'])(
    'is found by asking again: no money moves by that (%s)',
    async (mode) => {
      await paypal.fault('create', mode);
      const call = anOpening();
      expect((await paypal.gateway.charge(call)).kind).toBe('unknown');
      const settled = await paypal.gateway.settle({ operation: 'charge', call, reference: null, asks: 0 });
      expect(pageOf(settled)).toContain('token=');
      expect(await paypal.movements(call.paymentId)).toEqual([]);
    },
  );

  it.each(['timeout-before', 'timeout-after', 'reset-after', 'error-500', 'garbage', 'rate-limit'])(
    'is taken once when the answer to taking it was lost (%s)',
    async (mode) => {
      const { call, page, confirm } = await opened();
      await paypal.payer(page);
      await paypal.fault('confirm', mode);
      expect((await paypal.gateway.confirm(confirm)).kind).toBe('unknown');
      for (const asks of [0, 1])
        expect(await paypal.gateway.settle({ operation: 'confirm', call: confirm, asks })).toMatchObject({
          kind: 'captured',
          amount: usd(10_000n),
        });
      expect(await paypal.movements(call.paymentId)).toEqual(['charge 10000']);
    },
  );

  it('is left to its payer when it turns out that they have not approved it', async () => {
    const { call, page, confirm } = await opened();
    await paypal.fault('confirm', 'timeout-before');
    expect((await paypal.gateway.confirm(confirm)).kind).toBe('unknown');
    const settled = await paypal.gateway.settle({ operation: 'confirm', call: confirm, asks: 0 });
    expect(pageOf(settled)).toBe(page);
    expect(await paypal.movements(call.paymentId)).toEqual([]);
  });

  it('was certainly not made when PayPal turned us away, so another account may be asked', async () => {
    await paypal.fault('create', 'rate-limit');
    const call = anOpening();
    expect(await paypal.gateway.charge(call)).toEqual({ kind: 'not-executed', why: 'RATE_LIMIT_REACHED' });
    await paypal.fault('create', 'rate-limit');
    expect((await paypal.gateway.charge({ ...call, again: true })).kind).toBe('unknown');
  });
});
