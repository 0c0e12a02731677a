import { createServer, type AddressInfo } from 'node:net';
import { cards, openPaymeAccount, type PaymeAccount, timeoutMs, uzs } from './payme-account.ts';

let payme: PaymeAccount;
beforeAll(async () => {
  payme = await openPaymeAccount();
});
afterEach(() => payme.calm());
afterAll(() => payme.close());

const settle = (call: ReturnType<PaymeAccount['aCall']>, reference: string | null, asks = 8) =>
  payme.gateway.settle({ operation: 'charge', call, reference, asks });

describe('without a card', () => {
  it("sends the payer to Payme's page, and calls nobody", async () => {
    const call = payme.aCall(null, { methodType: 'payme', returnUrl: 'https://shop.example/back' });
    const news = await payme.gateway.charge(call);
    if (news.kind !== 'action-required' || news.nextAction?.type !== 'redirect') throw new Error(news.kind);
    const encoded = new URL(news.nextAction.url).pathname.slice(1);
    expect(Buffer.from(encoded, 'base64').toString()).toBe(
      `m=${payme.merchantId};ac.order_id=${call.paymentId};a=5000000;l=en;c=https://shop.example/back`,
    );
    expect(news.details).toBeUndefined();
    expect(await settle(call, null)).toEqual(news);
    expect(await payme.gateway.confirm({ ...call, reference: null })).toEqual(news);
  });
  it('lets the payment go at once', async () => {
    const { key, paymentId } = payme.aCall(null);
    expect(await payme.gateway.void({ key, paymentId, reference: null })).toEqual({ kind: 'voided' });
  });
  it('holds nothing, and says so', async () => {
    const news = await payme.gateway.authorize(payme.aCall(null, { captureMethod: 'manual' }));
    expect(news).toMatchObject({ kind: 'declined', failure: { code: 'method-not-supported' } });
  });
  it('takes no return URL that would cut the link short', async () => {
    const news = await payme.gateway.charge(payme.aCall(null, { returnUrl: 'https://shop.example/?a;b' }));
    expect(news).toMatchObject({ kind: 'declined', failure: { message: expect.stringContaining("';'") } });
  });
});

describe('with a saved card', () => {
  it('takes the money once, and says what with', async () => {
    const call = payme.aCall(cards.ok);
    const news = await payme.gateway.charge(call);
    expect(news).toMatchObject({
      kind: 'captured',
      amount: uzs(5_000_000n),
      fee: null,
      details: {
        reference: expect.stringMatching(/^[0-9a-f]{24}$/),
        method: { type: 'card', brand: 'uzcard', last4: '6311', expMonth: 3, expYear: 2099 },
      },
    });
    expect(await payme.gateway.charge({ ...call, again: true })).toEqual(news);
    expect(await payme.movements(call.paymentId)).toEqual(['charge 5000000']);
  });
  it.each([
    [cards.poor, { kind: 'declined', failure: { code: 'insufficient-funds', providerCode: '-31630' } }],
    ['no-such-token', { kind: 'declined', failure: { code: 'invalid-account', providerCode: '-31400' } }],
    [cards.broken, { kind: 'not-executed' }],
  ])('says why %s was not charged', async (token, expected) => {
    const call = payme.aCall(token);
    expect(await payme.gateway.charge(call)).toMatchObject(expected);
    expect(await payme.movements(call.paymentId)).toEqual([]);
  });
  it('waits for a bank that dawdles', async () => {
    const call = payme.aCall(cards.slow);
    const news = await payme.gateway.charge(call);
    expect(news).toMatchObject({ kind: 'unknown', details: { reference: expect.any(String) } });
    const reference = news.details!.reference!;
    expect((await settle(call, reference)).kind).toBe('pending');
    await payme.pass(10_000);
    expect((await settle(call, reference)).kind).toBe('not-executed');
  });
});

describe('when Payme says nothing', () => {
  it.each(['timeout-before', 'timeout-after', 'reset', 'error-500', 'garbage', 'rate-limit'] as const)(
    'of the receipt (%s), nothing was paid and nothing will be',
    async (mode) => {
      const call = payme.aCall(cards.ok);
      await payme.fault({ operation: 'receipts.create', mode });
      expect((await payme.gateway.charge(call)).kind).toBe('not-executed');
      expect((await settle(call, null)).kind).toBe('not-executed');
      expect(await payme.movements(call.paymentId)).toEqual([]);
    },
  );
  it.each(['timeout-after', 'reset-after', 'garbage'] as const)(
    'of the payment (%s), it is found to have been made',
    async (mode) => {
      const call = payme.aCall(cards.ok);
      await payme.fault({ operation: 'receipts.pay', mode });
      const news = await payme.gateway.charge(call);
      expect(news.kind).toBe('unknown');
      const { reference } = news.details!;
      // Whether or not the id was written down before the process died.
      for (const known of [reference!, null])
        expect(await settle(call, known, 0)).toMatchObject({ kind: 'captured', details: { reference } });
      expect(await payme.movements(call.paymentId)).toEqual(['charge 5000000']);
    },
  );
  it.each(['timeout-before', 'reset', 'error-500'] as const)(
    'of the payment (%s), it is made impossible',
    async (mode) => {
      const call = payme.aCall(cards.ok);
      await payme.fault({ operation: 'receipts.pay', mode });
      const news = await payme.gateway.charge(call);
      expect(news.kind).toBe('unknown');
      for (const asks of [0, 1]) expect(await settle(call, null, asks)).toEqual({ kind: 'not-executed' });
      const late = await payme.rpc('receipts.pay', { id: news.details!.reference, token: cards.ok });
      expect(late.error?.code).toBe(-31_008);
      expect(await payme.movements(call.paymentId)).toEqual([]);
    },
  );
  it('of the refusal, the refusal is found', async () => {
    const call = payme.aCall(cards.poor);
    await payme.fault({ operation: 'receipts.pay', mode: 'timeout-after' });
    expect((await payme.gateway.charge(call)).kind).toBe('unknown');
    expect(await settle(call, null, 0)).toMatchObject({
      kind: 'declined',
      failure: { code: 'insufficient-funds' },
    });
  });
  it('when it is asked, it is asked again', async () => {
    const call = payme.aCall(cards.ok);
    await payme.fault({ operation: 'receipts.pay', mode: 'timeout-after' });
    await payme.gateway.charge(call);
    await payme.fault({ operation: 'receipts.get_all', mode: 'error-500' });
    expect((await settle(call, null)).kind).toBe('unknown');
    await payme.fault({ operation: 'receipts.get_all', mode: 'garbage' });
    expect((await settle(call, null)).kind).toBe('unknown');
    expect((await settle(call, null)).kind).toBe('captured');
  });
  it('and lists no receipt either, it is asked for minutes before that counts', async () => {
    const call = payme.aCall(cards.ok);
    for (const asks of [0, 1, 7]) expect((await settle(call, null, asks)).kind).toBe('unknown');
    expect(await settle(call, null, 8)).toEqual({ kind: 'not-executed' });
  });
  it.each([-9, 14])('and its clock is %i minutes away from ours, the payment is found', async (minutes) => {
    const call = payme.aCall(cards.ok);
    await payme.fault({ operation: 'receipts.pay', mode: 'timeout-after' });
    expect((await payme.gateway.charge(call)).kind).toBe('unknown');
    const promisedAt = new Date(call.promisedAt.getTime() - minutes * 60_000);
    expect((await settle({ ...call, promisedAt }, null, 45)).kind).toBe('captured');
  });
  it('for a month, the payment is found still', async () => {
    const later = await openPaymeAccount();
    const call = later.aCall(cards.ok);
    await later.fault({ operation: 'receipts.pay', mode: 'timeout-after' });
    expect((await later.gateway.charge(call)).kind).toBe('unknown');
    await later.pass(30 * 86_400_000);
    const doubt = { operation: 'charge', call, reference: null, asks: 45 } as const;
    expect((await later.gateway.settle(doubt)).kind).toBe('captured');
    await later.close();
  });
  it('among many other receipts, the right one is found', async () => {
    const call = payme.aCall(cards.ok);
    for (let other = 0; other < 60; other += 1)
      await payme.rpc('receipts.create', { amount: 100, account: { order_id: `other-${other}` } });
    await payme.fault({ operation: 'receipts.pay', mode: 'timeout-after' });
    await payme.gateway.charge(call);
    expect((await settle(call, null)).kind).toBe('captured');
  });
});

/** A port that somebody had a moment ago. */
const closedPort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

describe('a charge that was not made', () => {
  it('because nobody listens there, goes elsewhere', async () => {
    const closed = payme.openWith({ testKey: 'x' }, `http://127.0.0.1:${await closedPort()}/api`);
    expect(await closed.gateway.charge(payme.aCall(cards.ok))).toEqual({
      kind: 'not-executed',
      why: 'ECONNREFUSED',
    });
  });
  it('because the key is wrong, goes elsewhere', async () => {
    const denied = payme.openWith({ testKey: 'another-key' });
    expect(await denied.gateway.charge(payme.aCall(cards.ok))).toMatchObject({
      kind: 'not-executed',
      why: expect.stringContaining('-32504'),
    });
  });
  it('because its process was held up, is not made any more', async () => {
    const call = payme.aCall(cards.ok);
    const promisedAt = new Date(payme.time.now.getTime() - timeoutMs);
    expect(await payme.gateway.charge({ ...call, promisedAt })).toMatchObject({ kind: 'not-executed' });
    expect(await payme.movements(call.paymentId)).toEqual([]);
  });
  it('because its process was held up between receipt and payment, is not made any more', async () => {
    const call = payme.aCall(cards.ok);
    await payme.fault({ operation: 'receipts.create', mode: 'latency', latencyMs: 100 });
    const charging = payme.gateway.charge(call);
    const before = payme.time.now;
    payme.time.now = new Date(before.getTime() + timeoutMs);
    expect(await charging).toMatchObject({ kind: 'not-executed' });
    payme.time.now = before;
    expect(await settle(call, null)).toEqual({ kind: 'not-executed' });
    expect(await payme.movements(call.paymentId)).toEqual([]);
  });
});
