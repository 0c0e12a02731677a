import { type PaymentGateway, type OpeningCall } from '#application/payments/ports/payment-gateway';
import { type PaymentId, type RefundId } from '#domain/shared/ids';
import { type Currency } from '#domain/shared/currency';
import { money } from '#domain/shared/money';

/** A provider one can make misbehave, and whose book one can read. */
export type GatewayUnderTest = Readonly<{
  gateway: PaymentGateway;
  /** Tokens of things to charge: one that works, one that is declined, one whose owner must act first. */
  sources: Readonly<{ works: string; isDeclined: string; needsAction: string }>;
  /** The next call of this operation is not heard of again: it was carried out, or it was not. */
  silence(
    operation: 'charge' | 'authorize' | 'capture' | 'void' | 'refund',
    executed: boolean,
  ): Promise<void>;
  /** What the provider took and gave back for a payment. */
  movements(paymentId: PaymentId): Promise<readonly string[]>;
  refunded(refundId: RefundId): Promise<number>;
}>;

const usd = (minor: bigint) => money(minor, 'USD' as Currency);
let count = 0;
const aCall = (source: string, changes: Partial<OpeningCall> = {}): OpeningCall => {
  count += 1;
  const paymentId = `pay_contract${count}` as PaymentId;
  return {
    key: `${paymentId}:charge:0`,
    paymentId,
    amount: usd(10_000n),
    captureMethod: 'automatic',
    methodType: 'card',
    source,
    customerReference: null,
    offSession: false,
    number: `P-${count}`,
    orderId: null,
    description: null,
    returnUrl: null,
    promisedAt: new Date(),
    ...changes,
  };
};

/** What every payment gateway must do, whoever the provider is. */
export const paymentGatewayContract = (name: string, open: () => GatewayUnderTest) =>
  describe(`the payment gateway contract, kept by ${name}`, () => {
    const held = async (amount = 10_000n) => {
      const { gateway, sources } = open();
      const call = aCall(sources.works, { captureMethod: 'manual', amount: usd(amount) });
      const news = await gateway.authorize(call);
      if (news.kind !== 'authorized') throw new Error(`it was not held: ${JSON.stringify(news.kind)}`);
      return { call, reference: news.details!.reference!, news };
    };
    const taken = async () => {
      const { gateway, sources } = open();
      const call = aCall(sources.works);
      const news = await gateway.charge(call);
      if (news.kind !== 'captured') throw new Error(`it was not taken: ${JSON.stringify(news.kind)}`);
      return { call, reference: news.details!.reference! };
    };
    const aRefund = (paymentReference: string, paymentId: PaymentId, minor: bigint) => {
      const refundId = `ref_contract${(count += 1)}` as RefundId;
      const base = { key: refundId, refundId, paymentId, paymentReference, reference: null };
      return { ...base, amount: usd(minor), reason: 'contract', promisedAt: new Date() };
    };

    it('charges what works, and says what with', async () => {
      const { gateway, sources, movements } = open();
      const call = aCall(sources.works);
      const news = await gateway.charge(call);
      expect(news).toMatchObject({ kind: 'captured', amount: usd(10_000n) });
      expect(news.details).toMatchObject({
        reference: expect.any(String),
        method: { last4: expect.any(String) },
      });
      expect(await movements(call.paymentId)).toEqual(['charge 10000']);
    });

    it('says the same again under the same key, and charges once', async () => {
      const { gateway, sources, movements } = open();
      const call = aCall(sources.works);
      const [first, second] = [await gateway.charge(call), await gateway.charge(call)];
      expect(second).toEqual(first);
      expect(await movements(call.paymentId)).toEqual(['charge 10000']);
    });

    it('says why it was declined, in our words', async () => {
      const { gateway, sources, movements } = open();
      const call = aCall(sources.isDeclined);
      const news = await gateway.charge(call);
      expect(news).toMatchObject({ kind: 'declined', failure: { code: 'card-declined' } });
      expect(await gateway.charge(call)).toMatchObject({
        kind: 'declined',
        failure: { code: 'card-declined' },
      });
      expect(await movements(call.paymentId)).toEqual([]);
    });

    it('says that the customer must act, and moves nothing before', async () => {
      const { gateway, sources, movements } = open();
      const call = aCall(sources.needsAction);
      expect(await gateway.charge(call)).toMatchObject({
        kind: 'action-required',
        nextAction: { type: expect.any(String) },
      });
      expect(await movements(call.paymentId)).toEqual([]);
    });

    it('holds, then takes a part', async () => {
      const { gateway, movements } = open();
      const { call, reference, news } = await held();
      expect(news).toMatchObject({ amount: usd(10_000n), expiresAt: expect.any(Date) });
      const capture = {
        key: `${call.key}:capture`,
        paymentId: call.paymentId,
        reference,
        amount: usd(4_000n),
      };
      expect(await gateway.capture(capture)).toMatchObject({ kind: 'captured', amount: usd(4_000n) });
      expect(await gateway.capture(capture)).toMatchObject({ kind: 'captured', amount: usd(4_000n) });
      expect(await movements(call.paymentId)).toEqual(['capture 4000']);
    });

    it('holds, then lets go', async () => {
      const { gateway, movements } = open();
      const { call, reference } = await held();
      const release = { key: `${call.key}:void`, paymentId: call.paymentId, reference };
      expect(await gateway.void(release)).toMatchObject({ kind: 'voided' });
      expect(await movements(call.paymentId)).toEqual(['void 10000']);
      expect(await gateway.settle({ operation: 'void', call: release, asks: 0 })).toMatchObject({
        kind: 'voided',
      });
    });

    it('gives back in parts, each once', async () => {
      const { gateway, refunded } = open();
      const { call, reference } = await taken();
      const refund = aRefund(reference, call.paymentId, 2_500n);
      expect(await gateway.refund(refund)).toMatchObject({
        kind: 'completed',
        reference: expect.any(String),
      });
      expect(await gateway.refund(refund)).toMatchObject({ kind: 'completed' });
      expect(await gateway.refund(aRefund(reference, call.paymentId, 2_500n))).toMatchObject({
        kind: 'completed',
      });
      expect(await refunded(refund.refundId)).toBe(2_500);
      const known = await gateway.refundsOf(reference);
      expect(known === 'unknown' ? known : known.map(({ amount }) => amount)).toEqual([
        usd(2_500n),
        usd(2_500n),
      ]);
      const over = await gateway.refund(aRefund(reference, call.paymentId, 5_001n));
      expect(over.kind).toBe('failed');
    });

    it.each(['charge', 'authorize'] as const)(
      'finds out that an unheard %s took place',
      async (operation) => {
        const { gateway, sources, silence, movements } = open();
        const call = aCall(sources.works, { captureMethod: operation === 'charge' ? 'automatic' : 'manual' });
        await silence(operation, true);
        expect((await gateway[operation](call)).kind).toBe('unknown');
        const settled = await gateway.settle({ operation, call, reference: null, asks: 0 });
        expect(settled.kind).toBe(operation === 'charge' ? 'captured' : 'authorized');
        expect(await movements(call.paymentId)).toEqual(operation === 'charge' ? ['charge 10000'] : []);
      },
    );

    it('makes sure that an unheard charge that never took place never will', async () => {
      const { gateway, sources, silence, movements } = open();
      const call = aCall(sources.works);
      await silence('charge', false);
      expect((await gateway.charge(call)).kind).toBe('unknown');
      for (const asks of [0, 1])
        expect(await gateway.settle({ operation: 'charge', call, reference: null, asks })).toEqual({
          kind: 'not-executed',
        });
      // The request that was lost on the way arrives after all.
      expect(['captured', 'authorized']).not.toContain((await gateway.charge(call)).kind);
      expect(await movements(call.paymentId)).toEqual([]);
    });

    it.each([true, false])('finishes an unheard capture exactly once (carried out: %p)', async (executed) => {
      const { gateway, silence, movements } = open();
      const {
        call: { key, paymentId },
        reference,
      } = await held();
      const call = { key: `${key}:capture`, paymentId, reference, amount: usd(6_000n) };
      await silence('capture', executed);
      expect((await gateway.capture(call)).kind).toBe('unknown');
      for (const asks of [0, 1])
        expect(await gateway.settle({ operation: 'capture', call, asks })).toMatchObject({
          kind: 'captured',
          amount: usd(6_000n),
        });
      expect(await movements(paymentId)).toEqual(['capture 6000']);
    });

    it.each([true, false])('finishes an unheard release exactly once (carried out: %p)', async (executed) => {
      const { gateway, silence, movements } = open();
      const {
        call: { key, paymentId },
        reference,
      } = await held();
      const call = { key: `${key}:void`, paymentId, reference };
      await silence('void', executed);
      expect((await gateway.void(call)).kind).toBe('unknown');
      for (const asks of [0, 1])
        expect((await gateway.settle({ operation: 'void', call, asks })).kind).toBe('voided');
      expect(await movements(paymentId)).toEqual(['void 10000']);
    });

    it.each([true, false])('finishes an unheard refund exactly once (carried out: %p)', async (executed) => {
      const { gateway, silence, refunded } = open();
      const { call, reference } = await taken();
      const refund = aRefund(reference, call.paymentId, 2_500n);
      await silence('refund', executed);
      expect((await gateway.refund(refund)).kind).toBe('unknown');
      for (const asks of [0, 1])
        expect((await gateway.settleRefund({ ...refund, asks })).kind).toBe('completed');
      expect(await refunded(refund.refundId)).toBe(2_500);
    });
  });
