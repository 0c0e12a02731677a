import { orderFor, paid } from './paypal-checkout.ts';
import { refusalOf } from './paypal-client.ts';
import { dayMs, type OpenPaypal, openPaypal } from './open-paypal.ts';

let open: OpenPaypal;
beforeAll(async () => {
  open = await openPaypal();
});
afterAll(async () => {
  expect(await open.close()).toEqual([]);
});

let requests = 0;
const fresh = (): string => {
  requests += 1;
  return `vault-${requests}`;
};
const setupWallet = (customerId?: string) =>
  open.vault.createSetupToken({
    paypalRequestId: fresh(),
    body: {
      ...(customerId === undefined ? {} : { customer: { id: customerId } }),
      paymentSource: {
        paypal: {
          usageType: 'MERCHANT' as never,
          experienceContext: {
            returnUrl: 'https://shop.test/saved?tab=1',
            cancelUrl: 'https://shop.test/cancel',
          },
        },
      },
    },
  });
const setupCard = (name: string, customerId = 'customer_card') =>
  open.vault.createSetupToken({
    paypalRequestId: fresh(),
    body: {
      customer: { id: customerId },
      paymentSource: { card: { number: '4012888888881881', expiry: '2031-12', name } },
    },
  });
const tokenFrom = (setupId: string, paypalRequestId = fresh()) =>
  open.vault.createPaymentToken({
    paypalRequestId,
    body: { paymentSource: { token: { id: setupId, type: 'SETUP_TOKEN' as never } } },
  });
const cardToken = async (name: string): Promise<string> =>
  (await tokenFrom((await setupCard(name)).result.id!)).result.id!;
const chargeCard = (customId: string, vaultId: string) =>
  open.orders.createOrder({
    paypalRequestId: fresh(),
    body: { ...orderFor(customId), paymentSource: { card: { vaultId } } },
  });

describe('a wallet that is saved', () => {
  it('is approved by its owner, kept, charged, listed and forgotten', async () => {
    const setup = await setupWallet('customer_1');
    expect(setup).toMatchObject({
      statusCode: 201,
      result: { status: 'PAYER_ACTION_REQUIRED', customer: { id: 'customer_1' } },
    });
    const id = setup.result.id!;
    const early = await refusalOf(tokenFrom(id));
    expect(early).toMatchObject({ status: 422, issue: 'PAYER_ACTION_REQUIRED' });

    const page = setup.result.links?.find(({ rel }) => rel === 'approve')?.href;
    expect(page).toBe(`${open.sandbox.urls['paypal']}/agreements/approve?approval_session_id=${id}`);
    const approved = await open.payer('customer_1');
    expect(approved.body).toMatchObject({
      id,
      status: 'APPROVED',
      returnUrl: expect.stringMatching(/^https:\/\/shop\.test\/saved\?tab=1&approval_token_id=/),
    });
    expect((await open.vault.getSetupToken(id)).result).toMatchObject({ status: 'APPROVED' });

    const token = await tokenFrom(id, 'keep');
    expect(token).toMatchObject({ statusCode: 201, result: { customer: { id: 'customer_1' } } });
    expect((await tokenFrom(id, 'keep')).result.id).toBe(token.result.id);
    expect((await refusalOf(tokenFrom(id))).issue).toBe('TOKEN_ID_NOT_FOUND');
    expect((await open.vault.getSetupToken(id)).result).toMatchObject({ status: 'VAULTED' });
    const { event } = await open.inbox.next(
      'VAULT.PAYMENT-TOKEN.CREATED',
      (resource) => resource.id === token.result.id,
    );
    expect(event.resource_type).toBe('payment_token');

    const order = await paid(open, 'w1', { token: token.result.id! });
    expect(order.status).toBe('COMPLETED');
    const listed = await open.vault.listCustomerPaymentTokens({
      customerId: 'customer_1',
      totalRequired: true,
    });
    expect(listed.result).toMatchObject({ totalItems: 1, paymentTokens: [{ id: token.result.id }] });

    expect((await open.vault.deletePaymentToken(token.result.id!)).statusCode).toBe(204);
    await open.inbox.next('VAULT.PAYMENT-TOKEN.DELETED', (resource) => resource.id === token.result.id);
    expect((await refusalOf(open.vault.getPaymentToken(token.result.id!))).status).toBe(404);
    expect((await refusalOf(paid(open, 'w2', { token: token.result.id! }))).issue).toBe('TOKEN_ID_NOT_FOUND');
    const emptied = await open.vault.listCustomerPaymentTokens({ customerId: 'customer_1' });
    expect(emptied.result.paymentTokens).toEqual([]);
  });

  it('can be refused by its owner, and waits three days', async () => {
    const { result } = await setupWallet();
    expect(result.customer?.id).toMatch(/^\w{10}$/);
    const cancelled = await open.payer('', 'cancel', result.links![1]!.href);
    expect(cancelled.body).toMatchObject({
      status: 'PAYER_ACTION_REQUIRED',
      returnUrl: 'https://shop.test/cancel',
    });
    await open.advance(3 * dayMs);
    expect((await refusalOf(open.vault.getSetupToken(result.id!))).status).toBe(404);
    expect((await open.payer(result.id!)).status).toBe(404);
  });

  it('may be saved by a purchase', async () => {
    const { result } = await open.orders.createOrder({
      paypalRequestId: fresh(),
      body: {
        ...orderFor('w3'),
        paymentSource: {
          paypal: {
            attributes: {
              customer: { id: 'customer_3' },
              vault: { storeInVault: 'ON_SUCCESS' as never, usageType: 'MERCHANT' as never },
            },
            experienceContext: { returnUrl: 'https://shop.test/back', cancelUrl: 'https://shop.test/out' },
          },
        },
      },
    });
    await open.payer('w3');
    const done = await open.orders.captureOrder({ id: result.id! });
    const vault = done.result.paymentSource!.paypal!.attributes!.vault!;
    expect(vault).toMatchObject({ status: 'VAULTED', customer: { id: 'customer_3' } });
    await open.inbox.next('VAULT.PAYMENT-TOKEN.CREATED', (resource) => resource.id === vault.id);
    expect((await paid(open, 'w4', { token: vault.id! })).status).toBe('COMPLETED');
    expect(await open.ledger('w4')).toHaveLength(1);
  });
});

describe('a card that is saved', () => {
  it('needs nobody, and pays later', async () => {
    const setup = await setupCard('Paula Payer');
    expect(setup.result).toMatchObject({ status: 'APPROVED' });
    const vaultId = await cardToken('Paula Payer');
    const { result } = await open.vault.getPaymentToken(vaultId);
    expect(result.paymentSource?.card).toMatchObject({
      lastDigits: '1881',
      brand: 'VISA',
      name: 'Paula Payer',
    });
    expect((await chargeCard('k1', vaultId)).result.status).toBe('COMPLETED');
    expect(await open.ledger('k1')).toHaveLength(1);
  });

  it('declines later when its holder is named so', async () => {
    const { result } = await chargeCard('k2', await cardToken('CCREJECT-IF'));
    expect(result).toMatchObject({
      status: 'COMPLETED',
      purchaseUnits: [
        { payments: { captures: [{ status: 'DECLINED', processorResponse: { responseCode: '5120' } }] } },
      ],
    });
    expect(await open.ledger('k2')).toEqual([]);
  });

  it('is charged as a card, not as a wallet', async () => {
    const vaultId = await cardToken('Paula Payer');
    const wrong = await refusalOf(paid(open, 'k3', { token: vaultId }));
    expect(wrong.issue).toBe('MISMATCHED_VAULT_ID_TO_PAYMENT_SOURCE');
  });

  it('may need the holder first', async () => {
    const setup = await open.vault.createSetupToken({
      paypalRequestId: fresh(),
      body: {
        customer: { id: 'customer_sca' },
        paymentSource: {
          card: {
            number: '4012888888881881',
            expiry: '2031-12',
            verificationMethod: 'SCA_ALWAYS' as never,
          },
        },
      },
    });
    expect(setup.result).toMatchObject({ status: 'PAYER_ACTION_REQUIRED' });
    await open.payer('customer_sca');
    expect((await tokenFrom(setup.result.id!)).statusCode).toBe(201);
  });
});

describe('the vault', () => {
  it('needs request ids and sources it knows', async () => {
    const card = { number: '4012888888881881', expiry: '2031-12' };
    const bare = await open.bare('POST', '/v3/vault/setup-tokens', { payment_source: { card } });
    expect(bare).toMatchObject({ status: 400, body: { details: [{ issue: 'PAYPAL_REQUEST_ID_REQUIRED' }] } });
    const empty = open.vault.createSetupToken({ paypalRequestId: fresh(), body: { paymentSource: {} } });
    expect((await refusalOf(empty)).issue).toBe('PAYMENT_SOURCE_CANNOT_BE_USED');
    expect((await refusalOf(tokenFrom('NOBODY'))).issue).toBe('TOKEN_ID_NOT_FOUND');
    const direct = await open.vault.createPaymentToken({
      paypalRequestId: fresh(),
      body: { customer: { id: 'customer_9' }, paymentSource: { card } },
    });
    expect(direct).toMatchObject({ statusCode: 201, result: { customer: { id: 'customer_9' } } });
  });

  it('pages through the methods of a customer', async () => {
    for (let at = 0; at < 3; at += 1) {
      const { result } = await setupCard('Paula Payer', 'customer_many');
      await tokenFrom(result.id!);
    }
    const page = async (number: number) =>
      (await open.vault.listCustomerPaymentTokens({ customerId: 'customer_many', pageSize: 2, page: number }))
        .result.paymentTokens!;
    const ids = [...(await page(1)), ...(await page(2))].map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    const ready = await open.vault.listCustomerPaymentTokens({
      customerId: 'sandbox_customer',
      pageSize: 20,
    });
    expect(ready.result.paymentTokens!.map(({ id }) => id)).toContain('sandbox-vault-ok');
  });
});
