import { type GatewayKit } from './gateway-kit.ts';

const twice = [true, false] as const;

/** After silence somebody finds out, and whatever it was has happened once or never. */
export const settlingContract = (kit: GatewayKit) => {
  const { facts, gateway, aCall, need, silence, settled, movements, moved, whole, quarters } = kit;
  const { capabilities, sources, knowsKeys } = facts;
  const lost = facts.lostChargesStayInDoubt === true ? ['unknown'] : ['not-executed'];
  const works = need(sources.works, 'token that works');
  const isDeclined = need(sources.isDeclined, 'token that is declined');
  const openings = capabilities.authorize ? (['charge', 'authorize'] as const) : (['charge'] as const);

  describe.each(openings)('an unheard %s', (operation) => {
    const captureMethod = operation === 'charge' ? 'automatic' : 'manual';
    const done = operation === 'charge' ? 'captured' : 'authorized';
    const book = operation === 'charge' ? [moved('charge', whole)] : [];

    it('that took place is found, whether its id was written down or not', async () => {
      const call = aCall(works, { captureMethod });
      await silence(operation, true);
      expect((await gateway()[operation](call)).kind).toBe('unknown');
      const found = await settled({ operation, call, reference: null });
      expect(found).toMatchObject({ kind: done, amount: whole, details: { reference: expect.any(String) } });
      const { reference = null } = found.details ?? {};
      expect(await settled({ operation, call, reference })).toMatchObject({ kind: done, amount: whole });
      expect(await movements(call.paymentId)).toEqual(book);
    });

    it('that did not is made or made impossible, once and for all', async () => {
      const call = aCall(works, { captureMethod });
      await silence(operation, false);
      expect((await gateway()[operation](call)).kind).toBe('unknown');
      const { kind } = await settled({ operation, call, reference: null });
      expect([done, ...lost]).toContain(kind);
      // The request that was lost on the way arrives after all; where keys mean nothing, Kassa's own repetition.
      const late = await gateway()[operation](knowsKeys ? call : { ...call, again: true });
      if (kind !== done) expect(late.kind).not.toBe(done);
      expect(await movements(call.paymentId)).toEqual(kind === done ? book : []);
    });

    it('of a process that died before it wrote down the answer is found', async () => {
      const call = aCall(works, { captureMethod });
      const heard = await gateway()[operation](call);
      expect(await settled({ operation, call, reference: null })).toMatchObject({
        kind: heard.kind,
        details: { reference: heard.details?.reference },
      });
      expect(await movements(call.paymentId)).toEqual(book);
    });
  });

  it.each(twice)('an unheard refusal moves nothing, now or later (it was made: %o)', async (executed) => {
    const call = aCall(isDeclined);
    await silence('charge', executed);
    expect((await gateway().charge(call)).kind).toBe('unknown');
    const news = await settled({ operation: 'charge', call, reference: null });
    expect(['declined', ...(executed ? ['not-executed'] : lost)]).toContain(news.kind);
    if (news.kind === 'declined') expect(news.failure.code).toBe(isDeclined.code);
    expect(await movements(call.paymentId)).toEqual([]);
  });

  if (capabilities.authorize) {
    it.each(twice)('an unheard capture is finished exactly once (carried out: %o)', async (executed) => {
      const { call: opening, reference } = await kit.held();
      const amount = capabilities.partialCapture ? quarters(2) : whole;
      const call = { key: `${opening.key}:capture`, paymentId: opening.paymentId, reference, amount };
      await silence('capture', executed);
      expect((await gateway().capture(call)).kind).toBe('unknown');
      expect(await settled({ operation: 'capture', call })).toMatchObject({ kind: 'captured', amount });
      expect(await movements(call.paymentId)).toEqual([moved('capture', amount)]);
    });

    it.each(twice)('an unheard release is finished exactly once (carried out: %o)', async (executed) => {
      const { call: opening, reference } = await kit.held();
      const call = { key: `${opening.key}:void`, paymentId: opening.paymentId, reference };
      await silence('void', executed);
      expect((await gateway().void(call)).kind).toBe('unknown');
      expect((await settled({ operation: 'void', call })).kind).toBe('voided');
      expect(await movements(call.paymentId)).toEqual([moved('void', whole)]);
    });
  }

  if (capabilities.refund === 'api')
    it('a refund that may have been made is never given up, however often it was asked about', async () => {
      const refund = kit.aRefund(await kit.taken(), whole);
      await silence('refund', false);
      expect((await gateway().refund(refund)).kind).toBe('unknown');
      await silence('refund', true);
      const { kind } = await gateway().settleRefund({ ...refund, asks: 30 });
      const book = await movements(refund.paymentId, refund.refundId);
      if (book.includes(moved('refund', whole))) expect(['unknown', 'pending', 'completed']).toContain(kind);
    });

  const refunds = [
    { what: 'refund', way: capabilities.refund, amount: whole, operation: 'refund' },
    {
      what: 'refund of a part',
      way: capabilities.partialRefund,
      amount: quarters(1),
      operation: 'part-refund',
    },
  ] as const;
  for (const { what, way, amount, operation } of refunds) {
    if (way !== 'api') continue;
    const staysInDoubt = operation === 'part-refund' && facts.partsStayInDoubt === true;
    it.each(twice)(`an unheard ${what} is never made twice (carried out: %o)`, async (executed) => {
      const paid = await kit.taken();
      const refund = kit.aRefund(paid, amount);
      await silence(operation, executed);
      const news = await gateway().refund(refund);
      expect(news.kind).toBe('unknown');
      const end = await kit.ended(refund, news);
      expect(end?.kind).toBe(staysInDoubt ? undefined : 'completed');
      expect(await movements(refund.paymentId, refund.refundId)).toEqual([
        moved('charge', whole),
        ...(executed || !staysInDoubt ? [moved('refund', amount)] : []),
      ]);
    });
  }
};
