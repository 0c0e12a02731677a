import { type GatewayKit } from './gateway-kit.ts';

/** Money that is held is taken once, in part or as a whole, or let go. */
export const holdingContract = ({ facts, gateway, held, quarters, whole, movements, moved }: GatewayKit) => {
  const { capabilities } = facts;

  it('holds, and says until when', async () => {
    const { call, news } = await held();
    expect(news).toMatchObject({ kind: 'authorized', amount: whole, expiresAt: expect.any(Date) });
    expect(await movements(call.paymentId)).toEqual([]);
  });

  it.each(capabilities.partialCapture ? [4, 2] : [4])(
    'takes %o quarters of what it holds, once',
    async (count) => {
      const { call, reference } = await held();
      const amount = quarters(count);
      const capture = { key: `${call.key}:capture`, paymentId: call.paymentId, reference, amount };
      expect(await gateway().capture(capture)).toMatchObject({ kind: 'captured', amount });
      expect(await gateway().capture({ ...capture, again: true })).toMatchObject({
        kind: 'captured',
        amount,
      });
      expect(await movements(call.paymentId)).toEqual([moved('capture', amount)]);
    },
  );

  it('lets go of what it holds, once, and takes nothing after', async () => {
    const { call, reference } = await held();
    const release = { key: `${call.key}:void`, paymentId: call.paymentId, reference };
    expect(await gateway().void(release)).toMatchObject({ kind: 'voided' });
    expect(await gateway().void({ ...release, again: true })).toMatchObject({ kind: 'voided' });
    const late = { key: `${call.key}:capture`, paymentId: call.paymentId, reference, amount: whole };
    expect((await gateway().capture(late)).kind).not.toBe('captured');
    expect(await movements(call.paymentId)).toEqual([moved('void', whole)]);
  });

  it('lets go of nothing that was taken', async () => {
    const { call, reference } = await held();
    const base = { paymentId: call.paymentId, reference };
    await gateway().capture({ ...base, key: `${call.key}:capture`, amount: whole });
    expect((await gateway().void({ ...base, key: `${call.key}:void` })).kind).not.toBe('voided');
    expect(await movements(call.paymentId)).toEqual([moved('capture', whole)]);
  });
};
