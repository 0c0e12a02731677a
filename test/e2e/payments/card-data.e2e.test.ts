import { aCharge } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';

const number = '4242 4242 4242 4242';

describe('card data where none may be', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  const expectRefused = async (path: string, body: object, code: string) => {
    const answer = await world.post(path, body);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 422, code });
    expect(answer.text).not.toContain('4242');
  };

  it.each([
    ['orderId', { orderId: number }],
    ['description', { description: `paid with ${number} today` }],
    ['a value of metadata', { metadata: { note: '4242424242424242' } }],
    ['a key of metadata', { metadata: { '4242-4242-4242-4242': 'x' } }],
    ['customerId', { customerId: '4242424242424242' }],
    ['returnUrl', { returnUrl: 'https://shop.test/?card=4242424242424242' }],
    ['the token', { paymentMethod: { type: 'card', token: '4242424242424242' } }],
  ])(
    '422: given a card number in %s, when it is charged, then it is refused and not repeated',
    async (_where, changes) => {
      await expectRefused('/payments/charge', aCharge(changes), 'card-number-refused');
      expect(await world.platform.mongo.db.collection('payments').countDocuments()).toBe(0);
    },
  );

  it.each([
    { paymentMethod: { type: 'card', number: '4242424242424242', expMonth: 1, expYear: 2034 } },
    { paymentMethod: { type: 'card', token: 'pm_card_visa', cvc: '123' } },
    { card: { exp_month: 1 } },
  ])('422: given raw card fields %j, when it is charged, then they are refused', async (changes) => {
    const { status, body } = await world.post('/payments/charge', aCharge(changes));
    expect(status).toBe(422);
    expect(['raw-card-fields-refused', 'card-number-refused']).toContain(body.code);
  });

  it('422: given a card number in the reason of a refund, when it is asked for, then it is refused', async () => {
    const { id } = await world.charged();
    await expectRefused(`/payments/${id}/refunds`, { reason: number }, 'card-number-refused');
    await world.platform.mongo.db.collection('payments').deleteMany({});
  });

  it('201: given long numbers that are no cards, when it is charged, then they are fine', async () => {
    const metadata = {
      order: '20240131123456789',
      phone: '+998901234567',
      uuid: '4b1a2c3d-1111-4222-8333-444455556666',
    };
    expect(await world.charged({ metadata })).toMatchObject({ metadata });
  });
});
