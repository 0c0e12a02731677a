import { type OpeningCall } from '#application/payments/ports/payment-gateway';
import { type GatewayKit } from './gateway-kit.ts';

const dayMs = 86_400_000;

/** A charge is made once, refused in our words, or waits for its owner. */
export const chargingContract = (kit: GatewayKit) => {
  const { facts, world, gateway, aCall, need, movements, moved, whole } = kit;
  const { capabilities, sources, knowsKeys } = facts;
  /** Kassa itself says of every repetition that it is one; a provider that knows keys need not be told. */
  const repetitions = (call: OpeningCall): OpeningCall[] => [
    ...(knowsKeys ? [call] : []),
    { ...call, again: true },
  ];

  it('says that the owner must act, each time it is asked, and moves nothing before', async () => {
    const call = aCall(sources.needsAction);
    const first = await gateway().charge(call);
    expect(first).toMatchObject({ kind: 'action-required', nextAction: { type: expect.any(String) } });
    for (const repetition of repetitions(call))
      expect(await gateway().charge(repetition)).toMatchObject({ kind: 'action-required' });
    expect(await gateway().settle({ operation: 'charge', call, reference: null, asks: 0 })).toMatchObject({
      kind: 'action-required',
    });
    expect(await movements(call.paymentId)).toEqual([]);
  });

  if (capabilities.tokens.length === 0) return;
  const works = need(sources.works, 'token that works');
  const isDeclined = need(sources.isDeclined, 'token that is declined');

  it('charges what works, and says what with', async () => {
    const call = aCall(works);
    const news = await gateway().charge(call);
    expect(news).toMatchObject({
      kind: 'captured',
      amount: whole,
      details: { reference: expect.any(String) },
    });
    if (facts.showsMethod)
      expect(news.details?.method).toMatchObject({
        type: works.method,
        last4: expect.stringMatching(/^\d{4}$/),
      });
    expect(await movements(call.paymentId)).toEqual([moved('charge', whole)]);
  });

  it('tells its fee only where the provider tells it', async () => {
    const news = await gateway().charge(aCall(works));
    if (capabilities.fees === 'agreed') expect(news).toMatchObject({ kind: 'captured', fee: null });
    await world().pass(60_000);
    const to = world().platform.clock.now();
    const pages = [];
    for await (const page of gateway().fees(new Date(to.getTime() - dayMs), to)) pages.push(...page);
    expect(pages.length > 0).toBe(capabilities.fees === 'told');
  });

  it('says the same again when it is asked again, and charges once', async () => {
    const call = aCall(works);
    const first = await gateway().charge(call);
    for (const repetition of repetitions(call)) expect(await gateway().charge(repetition)).toEqual(first);
    expect(await movements(call.paymentId)).toEqual([moved('charge', whole)]);
  });

  it('says why it was declined, in our words, as often as it is asked', async () => {
    const call = aCall(isDeclined);
    const declined = { kind: 'declined', failure: { code: isDeclined.code } };
    expect(await gateway().charge(call)).toMatchObject(declined);
    for (const repetition of repetitions(call))
      expect(await gateway().charge(repetition)).toMatchObject(declined);
    expect(await movements(call.paymentId)).toEqual([]);
  });

  if (capabilities.offSession)
    it('charges while the customer is away', async () => {
      const call = aCall(works, { offSession: true });
      expect(await gateway().charge(call)).toMatchObject({ kind: 'captured', amount: whole });
      expect(await movements(call.paymentId)).toEqual([moved('charge', whole)]);
    });
};
