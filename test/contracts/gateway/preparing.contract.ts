import { type OpeningCall } from '#application/payments/ports/payment-gateway';
import { type GatewayKit } from './gateway-kit.ts';

/** A payment that is got ready for a browser moves nothing until it is confirmed, and then moves it once. */
export const preparingContract = (kit: GatewayKit) => {
  const { facts, gateway, aCall, need, silence, settled, movements, moved, whole } = kit;
  const { sources } = facts;
  const works = need(sources.works, 'token that works');
  const isDeclined = need(sources.isDeclined, 'token that is declined');

  const prepared = async (changes: Partial<OpeningCall> = {}) => {
    const call = aCall({ ...works, token: null }, changes);
    const news = await gateway().prepare(call);
    expect(news).toMatchObject({
      kind: 'prepared',
      details: { reference: expect.any(String), clientSecret: expect.any(String) },
    });
    return { call, reference: news.details!.reference! };
  };
  const confirmation = async (token: string | null) => {
    const { call, reference } = await prepared();
    const { paymentId, amount, captureMethod, returnUrl } = call;
    return {
      key: `${paymentId}:confirm:1`,
      paymentId,
      reference,
      amount,
      captureMethod,
      source: token,
      returnUrl,
    };
  };

  it('gets a payment ready, the same one each time it is asked, and moves nothing', async () => {
    const { call, reference } = await prepared();
    const again = await gateway().prepare({ ...call, again: true });
    expect(again).toMatchObject({ kind: 'prepared', details: { reference } });
    expect(await movements(call.paymentId)).toEqual([]);
  });

  it('takes the money when it is confirmed, once', async () => {
    const call = await confirmation(works.token);
    expect(await gateway().confirm(call)).toMatchObject({ kind: 'captured', amount: whole });
    expect(await gateway().confirm({ ...call, again: true })).toMatchObject({
      kind: 'captured',
      amount: whole,
    });
    expect(await movements(call.paymentId)).toEqual([moved('charge', whole)]);
  });

  it('says why a confirmation was declined, in our words', async () => {
    const call = await confirmation(isDeclined.token);
    expect(await gateway().confirm(call)).toMatchObject({
      kind: 'declined',
      failure: { code: isDeclined.code },
    });
    expect(await movements(call.paymentId)).toEqual([]);
  });

  it.each([true, false])(
    'settles an unheard confirmation once and for all (carried out: %o)',
    async (executed) => {
      const call = await confirmation(works.token);
      await silence('confirm', executed);
      expect((await gateway().confirm(call)).kind).toBe('unknown');
      const { kind } = await settled({ operation: 'confirm', call });
      expect(executed ? ['captured'] : ['captured', 'not-executed']).toContain(kind);
      await gateway().confirm(call);
      expect(await movements(call.paymentId)).toEqual(kind === 'captured' ? [moved('charge', whole)] : []);
    },
  );
};
