import Stripe from 'stripe';
import { aCharge, anHourMs, failureOf, idOf, openSandbox, type OpenSandbox } from './open-sandbox.ts';
import { typesAbout } from './stripe-payment.ts';

let open: OpenSandbox;
let stripe: Stripe;
beforeAll(async () => {
  open = await openSandbox();
  stripe = open.stripe;
});
afterAll(() => open.close());

describe('declines', () => {
  it.each([
    ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
    ['pm_card_chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card'],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', 'incorrect_cvc'],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error', 'processing_error'],
    ['pm_card_chargeDeclinedVelocityLimitExceeded', 'card_declined', 'card_velocity_exceeded'],
    ['pm_card_chargeCustomerFail', 'card_declined', 'generic_decline'],
    ['pm_card_radarBlock', 'card_declined', 'fraudulent'],
  ])('%s is %s / %s', async (method, code, declineCode) => {
    const error = await failureOf(stripe.paymentIntents.create(aCharge({ payment_method: method })));
    expect(error).toBeInstanceOf(Stripe.errors.StripeCardError);
    expect(error).toMatchObject({ statusCode: 402, code, decline_code: declineCode });
    const intent: Stripe.PaymentIntent = error.payment_intent;
    expect(intent).toMatchObject({
      status: 'requires_payment_method',
      payment_method: null,
      amount_received: 0,
    });
    expect(intent.last_payment_error).toMatchObject({
      code,
      charge: error.charge,
      payment_method: { type: 'card' },
    });
    const charge = await stripe.charges.retrieve(error.charge);
    expect(charge).toMatchObject({
      id: intent.latest_charge,
      status: 'failed',
      paid: false,
      failure_code: code,
    });
    expect(charge.outcome?.type).toBe(method === 'pm_card_radarBlock' ? 'blocked' : 'issuer_declined');
  });

  it('leave the intent open for another card', async () => {
    const { payment_intent: intent } = await failureOf(
      stripe.paymentIntents.create(aCharge({ payment_method: 'pm_card_chargeDeclined' })),
    );
    const paid = await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_mastercard' });
    expect(paid).toMatchObject({ status: 'succeeded', last_payment_error: null });
    expect(await typesAbout(stripe, intent.id)).toEqual([
      'payment_intent.created',
      'charge.failed',
      'payment_intent.payment_failed',
      'charge.succeeded',
      'payment_intent.succeeded',
    ]);
  });

  it('reach a raw card number too, and a wrong one is refused when it becomes a payment method', async () => {
    const card = { number: '4000000000009995', exp_month: 12, exp_year: 2040, cvc: '123' };
    const method = await stripe.paymentMethods.create({ type: 'card', card });
    expect(method.card).toMatchObject({ brand: 'visa', last4: '9995', exp_year: 2040 });
    const declined = await failureOf(stripe.paymentIntents.create(aCharge({ payment_method: method.id })));
    expect(declined.decline_code).toBe('insufficient_funds');
    const wrong = stripe.paymentMethods.create({
      type: 'card',
      card: { ...card, number: '4242424242424241' },
    });
    expect(await failureOf(wrong)).toMatchObject({ statusCode: 402, code: 'incorrect_number' });
  });
});

describe('3-D Secure', () => {
  const challenged = (over: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
    stripe.paymentIntents.create(aCharge({ payment_method: 'pm_card_threeDSecure2Required', ...over }));

  it('redirects when there is a way back, and the page completes the payment', async () => {
    const intent = await challenged({ return_url: 'https://shop.test/back?order=1' });
    expect(intent.status).toBe('requires_action');
    const url = intent.next_action?.redirect_to_url?.url ?? '';
    expect(await (await fetch(url)).text()).toContain('Complete');
    const body = new URLSearchParams({ outcome: 'succeeded' });
    const sent = await fetch(url, { method: 'POST', body, redirect: 'manual' });
    const back = new URL(sent.headers.get('location') ?? '');
    expect(back.host).toBe('shop.test');
    expect(back.searchParams.get('redirect_status')).toBe('succeeded');
    expect(back.searchParams.get('payment_intent')).toBe(intent.id);
    const paid = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] });
    expect(paid).toMatchObject({ status: 'succeeded', next_action: null });
    const { payment_method_details: details } = paid.latest_charge as Stripe.Charge;
    expect(details?.card?.three_d_secure?.result).toBe('authenticated');
    expect((await fetch(url)).status).toBe(404);
  });

  it('leaves it to the browser code without a return URL; the control API completes it', async () => {
    const intent = await challenged({ metadata: { kassa_payment_id: 'pay_3ds' }, capture_method: 'manual' });
    expect(intent.next_action?.type).toBe('use_stripe_sdk');
    const done = await open.control('POST', '/actions/pay_3ds/complete', { outcome: 'succeeded' });
    expect(done).toEqual({ status: 200, body: { id: intent.id, status: 'requires_capture' } });
    const again = await open.control('POST', `/actions/${intent.id}/complete`, { outcome: 'succeeded' });
    expect(again.status).toBe(409);
  });

  it('fails without a charge when the holder fails', async () => {
    const intent = await challenged();
    await open.control('POST', `/actions/${intent.id}/complete`, { outcome: 'failed' });
    const failed = await stripe.paymentIntents.retrieve(intent.id);
    expect(failed).toMatchObject({ status: 'requires_payment_method', latest_charge: null });
    expect(failed.last_payment_error?.code).toBe('payment_intent_authentication_failure');
    await open.inbox.next('payment_intent.payment_failed', ({ id }) => id === intent.id);
  });

  it('passes and is declined afterwards with the card for that', async () => {
    const intent = await challenged({ payment_method: 'pm_card_threeDSecureRequiredChargeDeclined' });
    await open.control('POST', `/actions/${intent.id}/complete`, { outcome: 'succeeded' });
    const failed = await stripe.paymentIntents.retrieve(intent.id);
    expect(failed.last_payment_error).toMatchObject({ code: 'card_declined', charge: failed.latest_charge });
  });

  it.each([{ off_session: true }, { error_on_requires_action: true }])(
    'is a decline with %j',
    async (over) => {
      const error = await failureOf(challenged(over));
      expect(error).toMatchObject({ statusCode: 402, code: 'authentication_required' });
      expect(error.payment_intent.status).toBe('requires_payment_method');
    },
  );

  it('is asked once for a card that then works off-session', async () => {
    const customer = await stripe.customers.create({});
    const method = await stripe.paymentMethods.attach('pm_card_authenticationRequiredOnSetup', {
      customer: customer.id,
    });
    const offSession = () =>
      stripe.paymentIntents.create(
        aCharge({ payment_method: method.id, customer: customer.id, off_session: true }),
      );
    expect(await failureOf(offSession())).toMatchObject({ code: 'authentication_required' });
    const setup = await stripe.setupIntents.create({
      customer: customer.id,
      payment_method: method.id,
      confirm: true,
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    });
    expect(setup.status).toBe('requires_action');
    await open.control('POST', `/actions/${setup.id}/complete`, { outcome: 'succeeded' });
    expect(await stripe.setupIntents.retrieve(setup.id)).toMatchObject({ status: 'succeeded' });
    expect(await offSession()).toMatchObject({ status: 'succeeded' });
  });
});

describe('bank debits', () => {
  const aDebit = (method: string): Stripe.PaymentIntentCreateParams =>
    aCharge({
      payment_method: method,
      mandate_data: { customer_acceptance: { type: 'offline' } },
    });

  it('process first and succeed later', async () => {
    const intent = await stripe.paymentIntents.create(aDebit('pm_usBankAccount_success'));
    expect(intent.status).toBe('processing');
    expect(await stripe.charges.retrieve(idOf(intent.latest_charge))).toMatchObject({
      id: expect.stringMatching(/^py_/),
      status: 'pending',
    });
    await open.advance(anHourMs);
    const paid = await stripe.paymentIntents.retrieve(intent.id, {
      expand: ['latest_charge.balance_transaction'],
    });
    expect(paid.status).toBe('succeeded');
    expect((paid.latest_charge as Stripe.Charge).balance_transaction).toMatchObject({ type: 'payment' });
    await open.inbox.next('payment_intent.processing', ({ id }) => id === intent.id);
  });

  it('or come back, SEPA', async () => {
    const method = await stripe.paymentMethods.create({
      type: 'sepa_debit',
      sepa_debit: { iban: 'AT861904300235473202' },
      billing_details: { name: 'Jenny', email: 'jenny@example.test' },
    });
    const intent = await stripe.paymentIntents.create({ ...aDebit(method.id), currency: 'eur' });
    await open.advance(anHourMs);
    const failed = await stripe.paymentIntents.retrieve(intent.id);
    expect(failed).toMatchObject({ status: 'requires_payment_method', payment_method: null });
    expect(failed.last_payment_error?.code).toBe('debit_not_authorized');
  });

  it('need a mandate', async () => {
    const { mandate_data: _none, ...without } = aDebit('pm_usBankAccount_success');
    expect(await failureOf(stripe.paymentIntents.create(without))).toMatchObject({ param: 'mandate_data' });
  });
});
