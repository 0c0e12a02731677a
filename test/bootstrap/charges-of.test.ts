import { type AskedCharge, type Charges } from '#application/billing/ports/charges';
import { type Actor } from '#application/shared/actor';
import { chargesOf } from '#bootstrap/charges-of';
import { payersOf } from '#bootstrap/payers-of';
import {
  type CustomerId,
  type InvoiceId,
  type PaymentId,
  type PaymentMethodId,
  type TenantId,
} from '#domain/shared/ids';
import { aCustomer, aSavedCard, setupOf } from '#test/e2e/customers/saved';
import { admin, customer } from '#test/support/client';
import { usd } from '#test/support/a-payment';
import { openWorld, type World } from '#test/support/world';

const tenantId = 'acme' as TenantId;
const ann = customer('user_ann');
const annHerself: Actor = {
  tenantId,
  subject: 'user_ann',
  roles: ['customer'],
  requestId: 'req_1',
  address: '',
};

describe('what billing asks of payments and customers', () => {
  let world: World;
  let charges: Charges;
  let customerId: CustomerId;
  let visa: PaymentMethodId;
  beforeAll(async () => {
    world = await openWorld({ webhooksTo: null });
    charges = chargesOf(world.modules.payments);
    customerId = (await aCustomer(world, {}, ann)).id as CustomerId;
    visa = (await aSavedCard(world, {}, ann)).id as PaymentMethodId;
  });
  afterAll(() => world.dispose());

  /** Each is another attempt, of an invoice of its own, by Kassa with Ann's card unless the test says otherwise. */
  let attempts = 0;
  const anAttempt = (is: Partial<AskedCharge> = {}): AskedCharge => {
    const invoiceId = `inv_${(attempts += 1)}` as InvoiceId;
    return {
      tenantId,
      key: `${invoiceId}:attempt-1`,
      invoiceId,
      customerId,
      amount: usd(2_999n),
      means: { id: visa },
      country: 'DE',
      description: 'Pro',
      actor: null,
      returnUrl: null,
      ...is,
    };
  };
  const idOf = ({ paymentId }: { paymentId: PaymentId | null }): PaymentId => {
    if (paymentId === null) throw new Error('there is no payment');
    return paymentId;
  };

  it('given a saved card, when its owner is away, then it is charged once for the invoice, whoever asks again', async () => {
    const attempt = anAttempt();
    const first = await charges.charge(attempt);
    expect(first).toMatchObject({ kind: 'paid', amount: attempt.amount });
    expect(await world.payment(idOf(first))).toMatchObject({ invoiceId: attempt.invoiceId, customerId });
    expect(await charges.charge(attempt)).toEqual(first);
    expect(await charges.charge({ ...attempt, means: { type: 'payme' }, actor: annHerself })).toEqual(first);
    expect(await charges.look(tenantId, { key: attempt.key })).toEqual(first);
    expect(await world.ledger(idOf(first))).toHaveLength(1);
  });

  it('given the customer themselves, when they pay, then the payment is theirs', async () => {
    const paid = await charges.charge(
      anAttempt({ actor: annHerself, means: { type: 'card', token: 'pm_card_visa' } }),
    );
    expect(paid).toMatchObject({ kind: 'paid' });
    expect((await world.get(`/payments/${idOf(paid)}`, { as: ann })).body).toMatchObject({ customerId });
  });

  it('given a limit that was lowered since, when an attempt is asked for again, then it is told of the first', async () => {
    const attempt = anAttempt({ amount: usd(9_999_999n) });
    const first = await charges.charge(attempt);
    expect(first).toMatchObject({ kind: 'paid' });
    const tooMuch = { ...attempt, amount: usd(99_999_999_999n) };
    expect(await charges.charge(tooMuch)).toEqual(first);
    expect(await charges.charge({ ...tooMuch, key: 'another' })).toEqual({
      kind: 'failed',
      paymentId: null,
      failure: 'limit-exceeded',
    });
  });

  it('given a bank that declines, when it is charged, then the failure is named, now and later', async () => {
    const broke = await aSavedCard(world, { token: 'pm_card_chargeCustomerFail' }, ann);
    const failed = await charges.charge(anAttempt({ means: { id: broke.id as PaymentMethodId } }));
    expect(failed).toMatchObject({ kind: 'failed', failure: 'card-declined' });
    expect(await charges.look(tenantId, { paymentId: idOf(failed) })).toEqual(failed);
  });

  it('given a bank that wants its customer, when they are away, then it fails; when they are there, they must act', async () => {
    const strict = await aSavedCard(world, { token: 'pm_card_authenticationRequired' }, ann);
    await world.completeAction(setupOf(strict), 'succeeded');
    await world.post(`/payment-methods/${strict.id}/confirm`, {}, { as: ann });
    const means = { id: strict.id as PaymentMethodId };
    expect(await charges.charge(anAttempt({ means }))).toMatchObject({
      kind: 'failed',
      failure: 'authentication-required',
    });
    const returnUrl = 'https://shop.example/back';
    const waiting = await charges.charge(anAttempt({ means, actor: annHerself, returnUrl }));
    expect(waiting).toMatchObject({ kind: 'action', url: expect.stringMatching(/^http/) });
    expect(await charges.abandon(tenantId, idOf(waiting), 'give-up')).toMatchObject({
      kind: 'failed',
      failure: 'cancelled-by-customer',
    });
  });

  it('given money that somebody must hand over, when it is asked for, then there is no page, and it can expire', async () => {
    const waiting = await charges.charge(anAttempt({ means: { type: 'bank_transfer' } }));
    expect(waiting).toMatchObject({ kind: 'action', url: null });
    await world.pass(60 * 86_400_000);
    await world.settle();
    expect(await charges.look(tenantId, { paymentId: idOf(waiting) })).toMatchObject({
      kind: 'failed',
      failure: 'expired',
    });
  });

  it('given a provider that executes and stays silent, when it is charged, then it is unknown until it is found out', async () => {
    await world.fault({ mode: 'timeout-after', operation: 'charge' });
    const attempt = anAttempt();
    const asked = await charges.charge(attempt);
    expect(asked).toMatchObject({ kind: 'unknown' });
    expect(await charges.abandon(tenantId, idOf(asked), 'too-early')).toEqual(asked);
    await world.settle();
    const known = await charges.look(tenantId, { paymentId: idOf(asked) });
    expect(known).toMatchObject({ kind: 'paid', amount: attempt.amount });
    expect(await charges.charge(attempt)).toEqual(known);
    expect(await world.ledger(idOf(asked))).toHaveLength(1);
  });

  it.each([
    ['no-method', { means: { id: 'pm_01JD3M2X7QK8V5N4B6C9ZTRWYE' as PaymentMethodId } }],
    ['no-method', { means: { type: 'card' } }],
    ['method-not-supported', { means: { type: 'shells' } }],
    ['method-not-supported', { means: { type: 'payme', token: 'tok' } }],
  ] satisfies [string, Partial<AskedCharge>][])(
    'given nothing that can be charged (%s), when it is asked for, then that is said without a payment',
    async (failure, is) => {
      expect(await charges.charge(anAttempt(is))).toEqual({ kind: 'failed', paymentId: null, failure });
    },
  );

  it('given what was paid too much, when it is given back, then it goes back once and the payment counts as paid', async () => {
    const paid = await charges.charge(anAttempt());
    const back = { tenantId, key: 'excess-1', paymentId: idOf(paid), reason: 'paid-twice' };
    await charges.giveBack(back);
    await charges.giveBack(back);
    await charges.giveBack({ ...back, key: 'excess-2' });
    await world.settle();
    expect(await world.payment(back.paymentId)).toMatchObject({ status: 'refunded', refundedAmount: 2_999 });
    expect(await charges.look(tenantId, { paymentId: back.paymentId })).toEqual(paid);
  });

  it('given what was never paid, when it is given back or looked for, then there is nothing to find', async () => {
    const paymentId = 'pay_01JD3M2X7QK8V5N4B6C9ZTRWYE' as PaymentId;
    expect(await charges.look(tenantId, { paymentId })).toBeUndefined();
    expect(await charges.look(tenantId, { key: 'never' })).toBeUndefined();
    expect(await charges.abandon(tenantId, paymentId, 'none')).toBeUndefined();
    await expect(charges.giveBack({ tenantId, key: 'x', paymentId, reason: 'none' })).rejects.toThrow(
      'not-found',
    );
  });

  it('given customers, when their invoices are addressed, then each is found by id and by user, within the tenant', async () => {
    const payers = payersOf(world.modules.customers);
    const address = { line1: 'Hauptstr. 1', postalCode: '10115', city: 'Berlin', country: 'DE' };
    const { id } = await aCustomer(world, { name: 'Bo', email: 'bo@shop.example', address }, admin);
    const bo = {
      customerId: id,
      ownerId: id,
      name: 'Bo',
      email: 'bo@shop.example',
      address: ['Hauptstr. 1', '10115 Berlin', 'DE'],
      country: 'DE',
      defaultMethodId: null,
    };
    expect(await payers.find(tenantId, id as CustomerId)).toEqual(bo);
    expect(await payers.find('globex' as TenantId, id as CustomerId)).toBeUndefined();
    const found = await payers.findByUser(tenantId, 'user_ann');
    expect(found).toMatchObject({ customerId, ownerId: 'user_ann', address: [], country: null });
    expect(await payers.named(annHerself, undefined)).toEqual({ ok: true, value: found });
    expect(await payers.named(annHerself, id as CustomerId)).toMatchObject({ ok: false });
    expect(await payers.holderOf(tenantId, visa)).toBe(customerId);
    const gone = (await aSavedCard(world, {}, ann)).id as PaymentMethodId;
    await world.delete(`/payment-methods/${gone}`);
    expect(await payers.holderOf(tenantId, gone)).toBeUndefined();
  });
});
