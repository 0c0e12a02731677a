import { sandboxPaypalCredentials } from '#sandbox/paypal/paypal-settings';
import { openPaypalInbox, type PaypalInbox } from '#test/sandbox/paypal-inbox';
import { aPayment, openPaypalWorld, type PaypalWorld } from './paypal-world.ts';

const { clientId, clientSecret } = sandboxPaypalCredentials;
const keys = { clientId, clientSecret };
const north = { as: { sub: 'adm_north', tenant: 'north', roles: ['admin'] } };
const accountsAt = '/admin/gateway-accounts';

describe("a tenant's own account at PayPal", () => {
  let inbox: PaypalInbox;
  let world: PaypalWorld;
  let account: string;
  beforeAll(async () => {
    inbox = await openPaypalInbox();
    world = await openPaypalWorld({ paypal: { shopUrl: inbox.url } });
    // Its webhook can't be made before it has an address.
    const asked = { provider: 'paypal', label: 'north', mode: 'test', credentials: keys };
    const { status, body } = await world.post(accountsAt, asked, north);
    expect(status).toBe(201);
    account = body.id as string;
  });
  afterAll(async () => {
    await world.dispose();
    await inbox.close();
  });

  /** An event about money of the tenant's, as PayPal signs it, delivered to the account's own address. */
  const heard = async (): Promise<number> => {
    const { body: payment } = await world.post('/payments/charge', aPayment(), north);
    expect(payment).toMatchObject({ status: 'requires_action', gatewayAccountId: account });
    await world.payer(payment.id);
    const letter = await inbox.next('CHECKOUT.ORDER.APPROVED', ({ id }) => id === payment.providerPaymentId);
    const { status } = await fetch(`${world.url}/api/v1/webhooks/paypal/${account}`, {
      method: 'POST',
      headers: Object.fromEntries(
        Object.entries(letter.headers).filter(([name]) => name.startsWith('paypal-')),
      ) as Record<string, string>,
      body: letter.body,
    });
    if (status === 200) {
      await world.settle();
      expect((await world.get(`/payments/${payment.id}`, north)).body.status).toBe('completed');
    }
    return status;
  };
  const rotate = async (...webhookIds: string[]): Promise<void> => {
    const rotation = { credentials: { ...keys, webhookIds }, overlapMs: 3_600_000 };
    expect((await world.post(`${accountsAt}/${account}/rotate`, rotation, north)).status).toBe(200);
  };

  it('believes nobody before it knows its webhook, then old and new while one replaces the other, then the new one', async () => {
    expect(await heard()).toBe(400);
    await rotate('WH-SANDBOX-1');
    expect(await heard()).toBe(200);
    await rotate('WH-NEW-1');
    expect(await heard()).toBe(200);
    await world.pass(3_600_001);
    expect(await heard()).toBe(400);
    await world.control('POST', '/webhooks/roll', { provider: 'paypal', secret: 'WH-NEW-1' });
    expect(await heard()).toBe(200);
  });
});
