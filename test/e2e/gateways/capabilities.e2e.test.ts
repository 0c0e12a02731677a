import { type GatewayCapabilities } from '#domain/shared/gateway-capabilities';
import { aCharge, card } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';

/** Stripe, but for what is said here. */
const less: { can: Partial<GatewayCapabilities> } = { can: {} };
let world: World;
beforeAll(async () => {
  world = await openWorld({
    webhooksTo: null,
    change: (ports) => ({
      ...ports,
      gateways: {
        ...ports.gateways,
        of: async (account) => {
          const gateway = await ports.gateways.of(account);
          return { ...gateway, capabilities: { ...gateway.capabilities, ...less.can } };
        },
      },
    }),
  });
});
afterEach(() => void (less.can = {}));
afterAll(() => world.dispose());

describe('what a gateway can not do is refused before it is asked', () => {
  it('422: given money held at a gateway that captures nothing but the whole, when a part is captured, then amount is named and the whole can be taken still', async () => {
    const { body: held } = await world.post('/payments/authorize', aCharge());
    less.can = { partialCapture: false };
    const part = await world.post(`/payments/${held.id}/capture`, { amount: 4_000 });
    expect(part).toMatchObject({
      status: 422,
      body: {
        code: 'partial-capture-not-supported',
        detail: expect.stringMatching(/^amount must be all that was authorized, 10000 minor units of USD/),
        issues: [{ path: 'amount' }],
      },
    });
    expect(await world.payment(held.id)).toMatchObject({ status: 'authorized', capturedAmount: 0 });
    const whole = await world.post(`/payments/${held.id}/capture`, { amount: 10_000 });
    expect(whole).toMatchObject({ status: 200, body: { capturedAmount: 10_000 } });
  });

  it.each([
    ['cash_on_delivery', 'USD', 'manual'],
    ['click', 'UZS', 'click'],
  ])(
    '422: given %s, for which nobody has tokens, when it is paid with one, then paymentMethod is named',
    async (type, currency, gateway) => {
      const asked = { currency, amount: 500_000, paymentMethod: { type, token: 'tok_1' } };
      expect(await world.post('/payments/charge', aCharge(asked))).toMatchObject({
        status: 422,
        body: {
          code: 'token-not-supported',
          detail: expect.stringContaining(`paymentMethod is a token or saved method of type ${type}`),
          issues: [{ path: 'paymentMethod' }],
        },
      });
      const bare = await world.post('/payments/charge', aCharge({ ...asked, paymentMethod: { type } }));
      expect(bare.body).toMatchObject({ status: 'requires_action', gateway });
    },
  );

  it('422: given an intent, when it is confirmed with a token of a type its gateway has none for, then paymentMethod is named and it waits still', async () => {
    const { body: intent } = await world.post('/payments/intents', { amount: 10_000, currency: 'USD' });
    less.can = { tokens: ['sepa_debit'] };
    const asked = { paymentMethod: card('visa') };
    expect(await world.post(`/payments/${intent.id}/confirm`, asked)).toMatchObject({
      status: 422,
      body: { code: 'token-not-supported', issues: [{ path: 'paymentMethod' }] },
    });
    less.can = {};
    expect(await world.post(`/payments/${intent.id}/confirm`, asked)).toMatchObject({
      status: 200,
      body: { status: 'completed' },
    });
  });
});
