import { sandboxPaymeCredentials } from '#sandbox/payme/payme-settings';
import { aCharge, customer } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';

const ann = customer('user_ann');

describe('a card that is verified with a code', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  /** What the customer's browser does with the number, which Kassa never sees. */
  const madeInBrowser = async (): Promise<string> => {
    const response = await fetch(`${world.sandbox.urls.payme}/api`, {
      method: 'POST',
      headers: { 'x-auth': sandboxPaymeCredentials.merchantId },
      body: JSON.stringify({
        id: 1,
        method: 'cards.create',
        params: { card: { number: '8600069195406311', expire: '0399' }, save: true },
      }),
    });
    const { result } = (await response.json()) as { result: { card: { token: string } } };
    return result.card.token;
  };
  const begun = async (token: string) => {
    const setup = { type: 'card', gateway: 'payme', token };
    const { status, body, text } = await world.post('/payment-methods/setup', setup, { as: ann });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        status: 'pending',
        step: { kind: 'code', phone: expect.stringContaining('*'), resendAfterMs: 60_000 },
      },
    });
    expect(text).not.toContain(token);
    return body.id as string;
  };
  const confirm = (id: string, body: object, key?: string) =>
    world.post(`/payment-methods/${id}/confirm`, body, { as: ann, ...(key !== undefined && { key }) });

  it('is active once the code is right; a wrong one may be tried again, and its key keeps its answer', async () => {
    const token = await madeInBrowser();
    const id = await begun(token);
    const wrong = await confirm(id, { code: '111111' }, 'wrong');
    expect(wrong.body).toMatchObject({
      status: 422,
      code: 'code-wrong',
      paymentMethod: { status: 'pending' },
    });
    expect((await confirm(id, {})).body).toMatchObject({ status: 422, code: 'not-finished' });
    const right = await confirm(id, { code: '666666' }, 'right');
    expect({ status: right.status, body: right.body }).toMatchObject({
      status: 200,
      body: { status: 'active', brand: 'uzcard', last4: '6311', gateway: 'payme', step: null, default: true },
    });
    expect((await confirm(id, { code: '666666' }, 'right')).body).toEqual(right.body);
    expect((await confirm(id, { code: '111111' }, 'wrong')).body).toMatchObject({ code: 'code-wrong' });
    expect((await confirm(id, { code: '222222' }, 'wrong')).body).toMatchObject({
      code: 'idempotency-key-reused',
    });
    const stored = await world.platform.mongo.db
      .collection<{ _id: string }>('payment_methods')
      .findOne({ _id: id });
    expect(
      JSON.stringify(stored, (_key, value: unknown) => (typeof value === 'bigint' ? '' : value)),
    ).not.toMatch(new RegExp(`${token}|666666`));
  });

  it('pays where it is kept, and nowhere else', async () => {
    const [{ id }] = (await world.get('/payment-methods', { as: ann })).body.data;
    const charge = aCharge({ amount: 5_000_00, currency: 'UZS', paymentMethod: { id } });
    const { status, body } = await world.post('/payments/charge', charge, { as: ann });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { status: 'completed', gateway: 'payme', paymentMethod: { id, last4: '6311' } },
    });
    const inDollars = { ...charge, currency: 'USD' };
    expect((await world.post('/payments/charge', inDollars, { as: ann })).body.code).toBe(
      'currency-not-supported',
    );
    const { body: intent } = await world.post(
      '/payments/intents',
      { amount: 500, currency: 'USD' },
      { as: ann },
    );
    const elsewhere = await world.post(
      `/payments/${intent.id}/confirm`,
      { paymentMethod: { id } },
      { as: ann },
    );
    expect(elsewhere.body).toMatchObject({ status: 422, code: 'payment-method-elsewhere' });
  });

  it('can’t be guessed', async () => {
    const id = await begun(await madeInBrowser());
    const codes: string[] = [];
    for (let n = 0; codes.at(-1) !== 'too-many-tries' && n < 30; n += 1)
      codes.push((await confirm(id, { code: String(100_000 + n) })).body.code);
    expect(codes).toContain('too-many-tries');
    expect((await confirm(id, { code: '666666' })).body.code).toBe('too-many-tries');
    const { body } = await world.delete(`/payment-methods/${id}`, { as: ann });
    expect(body).toMatchObject({ status: 'removed', default: false });
  });
});
