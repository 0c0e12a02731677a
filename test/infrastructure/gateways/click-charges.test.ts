import { type OpeningCall } from '#application/payments/ports/payment-gateway';
import { som } from '#test/support/a-transaction';
import { cards, type ClickAccount, nowhere, openClickAccount } from './click-account.ts';

let click: ClickAccount;
beforeAll(async () => void (click = await openClickAccount()));
afterAll(() => click.close());

const inDoubt = (call: OpeningCall, asks: number, reference: string | null = null) =>
  click.gateway.settle({ operation: 'charge', call, reference, asks });

describe('a charge without a token', () => {
  it('is a link, moves nothing, and asks nobody', async () => {
    const call = click.aCall(null, { methodType: 'click', returnUrl: 'https://shop.example/back' });
    const { gateway } = click.openWith({ secretKey: 'wrong' }, await nowhere());
    const news = await gateway.charge(call);
    expect(news).toEqual({
      kind: 'action-required',
      nextAction: {
        type: 'redirect',
        url: `https://my.click.uz/services/pay?service_id=12345&merchant_id=6789&amount=50000.00&transaction_param=${call.paymentId}&return_url=https%3A%2F%2Fshop.example%2Fback`,
      },
    });
    expect(await gateway.settle({ operation: 'charge', call, reference: null, asks: 0 })).toEqual(news);
    const base = { key: 'k', paymentId: call.paymentId };
    const confirm = { ...base, reference: null, amount: call.amount, captureMethod: 'automatic' } as const;
    expect(await gateway.confirm({ ...confirm, source: null, returnUrl: null })).toEqual({
      kind: 'action-required',
      nextAction: null,
    });
    expect(await gateway.void({ ...base, reference: null })).toEqual({ kind: 'voided' });
    expect(await gateway.settle({ operation: 'void', call: { ...base, reference: null }, asks: 3 })).toEqual({
      kind: 'voided',
    });
  });
});

describe('a charge with a card token', () => {
  it('takes the money and knows the payment by all digits of its id', async () => {
    const call = click.aCall(cards.ok);
    const news = await click.gateway.charge(call);
    expect(news).toMatchObject({ kind: 'captured', amount: som(50_000), fee: null });
    expect(BigInt(news.details?.reference ?? 0)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
    expect(await click.movements(call.paymentId)).toEqual(['charge 5000000']);
    expect(click.gateway.estimatedRate(call.amount.currency)).toEqual({ basisPoints: 200n, fixed: 0n });
  });

  it("takes a part of a so'm to the tiyin", async () => {
    const call = click.aCall(cards.ok, { amount: { ...som(0), minor: 123_456_701n } });
    expect(await click.gateway.charge(call)).toMatchObject({
      kind: 'captured',
      amount: { minor: 123_456_701n },
    });
    expect(await click.movements(call.paymentId)).toEqual(['charge 123456701']);
  });

  it.each([
    ['that is empty', cards.poor, '-5017'],
    ['that is blocked', cards.blocked, '-5018'],
    ['that nobody knows', cards.gone, '-5001'],
  ])('is declined by a card %s, with the code of Click', async (_, source, providerCode) => {
    const call = click.aCall(source);
    expect(await click.gateway.charge(call)).toMatchObject({
      kind: 'declined',
      failure: { code: 'card-declined', providerCode },
    });
    expect(await click.movements(call.paymentId)).toEqual([]);
  });

  it('waits for a card that takes its time, and hears in the end', async () => {
    const call = click.aCall(cards.slow);
    const news = await click.gateway.charge(call);
    expect(news).toMatchObject({ kind: 'pending', details: { reference: expect.any(String) } });
    const reference = news.details?.reference ?? null;
    expect((await inDoubt(call, 0, reference)).kind).toBe('pending');
    await click.pass(11_000);
    expect(await inDoubt(call, 1, reference)).toMatchObject({ kind: 'captured', details: { reference } });
  });

  it.each(['timeout-after', 'reset-after', 'garbage'] as const)(
    'is found by our id after an answer that was lost (%s), and not made again',
    async (mode) => {
      const call = click.aCall(cards.ok);
      await click.fault({ operation: 'card-token.payment', mode });
      expect((await click.gateway.charge(call)).kind).toBe('unknown');
      expect(await inDoubt(call, 0)).toMatchObject({
        kind: 'captured',
        details: { reference: expect.stringMatching(/^\d+$/) },
      });
      expect((await click.gateway.charge({ ...call, again: true })).kind).toBe('captured');
      expect(await click.movements(call.paymentId)).toEqual(['charge 5000000']);
    },
  );

  it('is found on the next day in Tashkent, when it was promised just before midnight', async () => {
    const call = click.aCall(cards.ok, { promisedAt: new Date(Date.now() - 86_400_000) });
    await click.gateway.charge(call);
    expect((await inDoubt(call, 0)).kind).toBe('captured');
    const longAgo = { ...call, promisedAt: new Date(Date.now() - 3 * 86_400_000) };
    expect((await inDoubt(longAgo, 0)).kind).toBe('unknown');
  });

  it.each(['timeout-before', 'reset', 'error-500'] as const)(
    'stays unknown when Click has not heard of it (%s), and after minutes is for a person to find out',
    async (mode) => {
      const call = click.aCall(cards.ok);
      await click.fault({ operation: 'card-token.payment', mode });
      expect((await click.gateway.charge(call)).kind).toBe('unknown');
      const unheard = {
        kind: 'unknown',
        cause: 'Click has not heard of the payment',
        isAnswered: true,
      };
      for (const asks of [0, 4, 8]) expect(await inDoubt(call, asks)).toEqual(unheard);
      for (const asks of [9, 45])
        expect(await inDoubt(call, asks)).toEqual({ ...unheard, wantsPerson: true });
      expect((await click.gateway.charge({ ...call, again: true })).kind).toBe('unknown');
      expect(await click.movements(call.paymentId)).toEqual([]);
    },
  );

  it('that declined is found declined', async () => {
    const call = click.aCall(cards.poor);
    await click.fault({ operation: 'card-token.payment', mode: 'timeout-after' });
    expect((await click.gateway.charge(call)).kind).toBe('unknown');
    expect(await inDoubt(call, 0)).toMatchObject({ kind: 'declined', failure: { providerCode: '-5017' } });
  });

  it('certainly did not happen where nobody answers, the key is wrong, or there are too many', async () => {
    const call = click.aCall(cards.ok);
    const deaf = click.openWith({ secretKey: 'x' }, await nowhere()).gateway;
    const stranger = click.openWith({ secretKey: 'x' }).gateway;
    for (const gateway of [deaf, stranger])
      expect(await gateway.charge(call)).toMatchObject({ kind: 'not-executed', why: expect.any(String) });
    await click.fault({ operation: 'card-token.payment', mode: 'rate-limit' });
    expect((await click.gateway.charge(call)).kind).toBe('not-executed');
    expect(await deaf.settle({ operation: 'charge', call, reference: null, asks: 40 })).toMatchObject({
      kind: 'unknown',
    });
    expect(await click.movements(call.paymentId)).toEqual([]);
  });

  it('is all that Click can do: it holds nothing', async () => {
    const call = click.aCall(cards.ok, { captureMethod: 'manual' });
    const failure = { code: 'method-not-supported' };
    expect(await click.gateway.authorize(call)).toMatchObject({ kind: 'declined', failure });
    expect(await click.gateway.prepare(call)).toMatchObject({ kind: 'declined', failure });
  });
});

describe('when Click shows a payment by its status', () => {
  it('understands that answer too', async () => {
    const other = await openClickAccount({ statusByMti: 'table' });
    const { call } = await other.paid();
    expect(await other.gateway.settle({ operation: 'charge', call, reference: null, asks: 0 })).toMatchObject(
      { kind: 'captured', details: { reference: expect.any(String) } },
    );
    await other.close();
  });
});
