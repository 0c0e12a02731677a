import { type RefundCall } from '#application/payments/ports/payment-gateway';
import { type GatewayKit, type Paid } from './gateway-kit.ts';

/** What was taken goes back once for each refund, never more than there was; or people are asked to give it back. */
export const refundingContract = (kit: GatewayKit) => {
  const { facts, gateway, taken, aRefund, quarters, whole, movements, moved, ended } = kit;
  const { capabilities } = facts;
  const given = async (refund: RefundCall) => (await ended(refund, await gateway().refund(refund)))?.kind;
  const charged = capabilities.approval ? [] : [moved('charge', whole)];

  const ways = [
    { what: 'the whole', way: capabilities.refund, amount: whole },
    { what: 'a part', way: capabilities.partialRefund, amount: quarters(1) },
  ];
  for (const { what, way, amount } of ways) {
    if (way === 'by-hand')
      it(`leaves it to people to give ${what} back, and moves nothing itself`, async () => {
        const paid = await taken();
        const refund = aRefund(paid, amount);
        expect(await gateway().refund(refund)).toEqual({ kind: 'by-hand' });
        expect(await gateway().refund({ ...refund, again: true })).toEqual({ kind: 'by-hand' });
        expect(await gateway().settleRefund({ ...refund, asks: 0 })).toEqual({ kind: 'by-hand' });
        expect(await movements(paid.call.paymentId, refund.refundId)).toEqual(charged);
      });
    if (way === 'no')
      it(`can't give ${what} back, and says so`, async () => {
        const paid = await taken();
        const refund = aRefund(paid, amount);
        expect((await gateway().refund(refund)).kind).toBe('failed');
        expect(await movements(paid.call.paymentId, refund.refundId)).toEqual(charged);
      });
    if (way === 'api')
      it(`gives ${what} back, once`, async () => {
        const paid = await taken();
        const refund = aRefund(paid, amount);
        expect(await given(refund)).toBe('completed');
        if (facts.knowsKeys) expect(await given(refund)).toBe('completed');
        const again = await ended(refund, await gateway().refund({ ...refund, again: true }));
        expect(again?.kind).toBe(what === 'a part' && facts.partsStayInDoubt ? undefined : 'completed');
        expect(await movements(paid.call.paymentId, refund.refundId)).toEqual([
          ...charged,
          moved('refund', amount),
        ]);
        await expectTold(paid, [refund]);
      });
  }

  if (capabilities.refund === 'api')
    it('gives nothing back of what has gone back', async () => {
      const paid = await taken();
      const [first, second] = [aRefund(paid, whole), aRefund(paid, whole)];
      expect(await given(first)).toBe('completed');
      await gateway().refund(second);
      const book = await movements(paid.call.paymentId, first.refundId, second.refundId);
      expect(book).toEqual([...charged, moved('refund', whole)]);
    });

  if (capabilities.partialRefund === 'api')
    it('gives back in parts as far as there is something left, and no further', async () => {
      const paid = await taken();
      const [first, second, over] = [
        aRefund(paid, quarters(1)),
        aRefund(paid, quarters(2)),
        aRefund(paid, quarters(2)),
      ];
      expect([await given(first), await given(second), await given(over)]).toEqual([
        'completed',
        'completed',
        'failed',
      ]);
      const book = await movements(paid.call.paymentId, first.refundId, second.refundId, over.refundId);
      expect(book).toEqual([...charged, moved('refund', quarters(1)), moved('refund', quarters(2))]);
      await expectTold(paid, [first, second]);
    });

  it('names no refund of a payment that has none', async () => {
    const { reference } = await taken();
    expect(await gateway().refundsOf(reference)).toEqual(
      facts.refundsTold === 'no' && capabilities.refund === 'api' ? 'unknown' : [],
    );
  });

  const expectTold = async ({ reference }: Paid, refunds: readonly RefundCall[]): Promise<void> => {
    const told = await gateway().refundsOf(reference);
    if (facts.refundsTold === 'no') return expect(told).toBe('unknown');
    if (told === 'unknown') throw new Error('the refunds are not told');
    const ours = facts.refundsTold === 'each';
    expect(told.map(({ refundId, amount, news }) => [refundId, amount, news.kind])).toEqual(
      expect.arrayContaining(
        refunds.map(({ refundId, amount }) => [ours ? refundId : null, amount, 'completed']),
      ),
    );
    expect(told).toHaveLength(refunds.length);
  };
};
