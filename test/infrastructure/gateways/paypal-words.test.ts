import fc from 'fast-check';
import { failureCategories } from '#domain/payments/failure';
import { currencies, type Currency } from '#domain/shared/currency';
import { money } from '#domain/shared/money';
import { evidenceRequest } from '#infrastructure/gateways/paypal/disputes/evidence-request';
import { fromPaypal, isSayable, isTaken, toPaypal } from '#infrastructure/gateways/paypal/paypal-amount';
import { declinedBy, failureOf } from '#infrastructure/gateways/paypal/paypal-failures';
import { orderRequest } from '#infrastructure/gateways/paypal/orders/order-request';
import { PaypalCredentials, PaypalSettings } from '#infrastructure/gateways/paypal/paypal-settings';
import { requestId } from '#infrastructure/gateways/paypal/request-id';
import { anOpening } from './paypal-account.ts';

const said = (minor: bigint, code: string) => toPaypal(money(minor, code as Currency)).value;
const heard = (value: string, currency_code: string) => fromPaypal({ currency_code, value }).minor;

describe('amounts in the words of PayPal', () => {
  it.each([
    [1n, 'USD', '0.01'],
    [10n, 'EUR', '0.10'],
    [123_456n, 'GBP', '1234.56'],
    [0n, 'USD', '0.00'],
    [5_000n, 'JPY', '5000'],
    [1_000n, 'HUF', '10'],
    [100n, 'TWD', '1'],
    [900_719_925_474_099_312n, 'USD', '9007199254740993.12'],
  ])('%o of %s is %s', (minor, code, value) => {
    expect(said(minor, code)).toBe(value);
    expect(heard(value, code)).toBe(minor);
  });

  it.each([
    ['10', 'USD', 1_000n],
    ['10.5', 'USD', 1_050n],
    ['.5', 'USD', 50n],
    ['5000.00', 'JPY', 5_000n],
    ['-3.98', 'USD', -398n],
    ['10.00', 'HUF', 1_000n],
  ])('%s %s is heard as %o', (value, code, minor) => expect(heard(value, code)).toBe(minor));

  it.each([
    [150n, 'HUF'],
    [1n, 'TWD'],
    [100n, 'UZS'],
    [1_000n, 'KWD'],
  ])('%o of %s has no words', (minor, code) => {
    expect(isSayable(money(minor, code as Currency))).toBe(false);
    expect(() => said(minor, code)).toThrow(RangeError);
  });

  it.each([
    ['0.005', 'USD'],
    ['1.50', 'JPY'],
    ['1', 'XXX'],
    ['', 'USD'],
    ['.', 'USD'],
    ['1,000', 'USD'],
    ['1e3', 'USD'],
  ])('%o %s is not believed', (value, code) => expect(() => heard(value, code)).toThrow(RangeError));

  it('no amount is lost on the way there and back', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...currencies.filter(isTaken)),
        fc.bigInt(0n, 10n ** 15n),
        (currency, minor) => {
          const amount = money(minor, currency);
          if (!isSayable(amount)) return;
          const { currencyCode, value } = toPaypal(amount);
          expect(fromPaypal({ currency_code: currencyCode, value })).toEqual(amount);
        },
      ),
    ));
});

describe('refusals in our words', () => {
  it.each([
    ['INSTRUMENT_DECLINED', 'card-declined', 'soft'],
    ['PAYER_CANNOT_PAY', 'invalid-account', 'hard'],
    ['PAYER_ACCOUNT_LOCKED_OR_CLOSED', 'invalid-account', 'hard'],
    ['TRANSACTION_REFUSED', 'suspected-fraud', 'hard'],
    ['CARD_EXPIRED', 'expired-card', 'hard'],
    ['TRANSACTION_LIMIT_EXCEEDED', 'limit-exceeded', 'soft'],
    ['PAYER_ACTION_REQUIRED', 'authentication-required', 'action'],
    ['TRANSACTION_BLOCKED_BY_PAYEE', 'blocked-by-risk', 'hard'],
    ['ORDER_EXPIRED', 'expired', 'hard'],
    ['SOMETHING_NEW', 'method-not-supported', 'hard'],
  ] as const)('%s is %s, which is %s', (issue, code, category) => {
    expect(failureOf(issue)).toMatchObject({ code, providerCode: issue, message: expect.any(String) });
    expect(failureCategories[code]).toBe(category);
  });

  it.each([
    ['0500', 'card-declined'],
    ['9500', 'suspected-fraud'],
    ['5400', 'expired-card'],
    ['5180', 'incorrect-number'],
    ['5120', 'insufficient-funds'],
    ['9520', 'lost-or-stolen'],
    ['1330', 'invalid-account'],
    ['5100', 'card-declined'],
    ['00N7', 'incorrect-cvc'],
    [undefined, 'card-declined'],
  ])('a processor that says %s means %s', (response, code) => {
    expect(declinedBy(response)).toMatchObject({ code, providerCode: response ?? 'DECLINED' });
  });

  it('tells payers nothing of what PayPal suspects', () => {
    expect(failureOf('TRANSACTION_REFUSED').message).toBe(declinedBy('9520').message);
  });
});

describe('what an account needs', () => {
  it('is checked field by field', () => {
    expect(PaypalSettings.parse({})).toEqual({ feeBasisPoints: 349, feeFixedHundredths: 49 });
    expect(PaypalSettings.safeParse({ brandName: '', landingPage: 'HERE', other: 1 }).success).toBe(false);
    const keys = { clientId: 'a', clientSecret: 'b' };
    expect(PaypalCredentials.parse(keys)).toEqual({ ...keys, webhookIds: [] });
    expect(PaypalCredentials.safeParse({ ...keys, webhookIds: [''] }).success).toBe(false);
    expect(PaypalCredentials.safeParse({ clientId: 'a' }).success).toBe(false);
  });
});

describe('request ids', () => {
  it('are our keys, as long as PayPal takes them', () => {
    expect(requestId('pay_1:charge:0')).toBe('pay_1:charge:0');
    const [one, other] = [requestId(`${'k'.repeat(108)}1`), requestId(`${'k'.repeat(108)}2`)];
    expect([one.length <= 108, one === other]).toEqual([true, false]);
  });
});

describe('what an order is called', () => {
  const described = (description: string | null) =>
    orderRequest(anOpening({ description }), PaypalSettings.parse({})).purchaseUnits[0]?.description;
  it('fits into one line of what PayPal takes', () => {
    expect([described(null), described(' \n ')]).toEqual([undefined, undefined]);
    expect(described('A hat,\n red')).toBe('A hat, red');
    expect(described('🎩'.repeat(200))).toBe('🎩'.repeat(127));
  });
});

describe('evidence in the words of PayPal', () => {
  it('names what it is, and splits what is too long', () => {
    expect(
      evidenceRequest({
        product_description: 'A hat',
        delivery_receipt: 'Signed by Paula',
        customer_purchase_ip: '192.0.2.1',
        shipping_carrier: 'Uzpost',
        shipping_tracking_number: 'RR1',
        receipt: 'x'.repeat(4_001),
      }),
    ).toEqual([
      {
        evidence_type: 'PROOF_OF_FULFILLMENT',
        evidence_info: {
          tracking_info: [{ carrier_name: 'OTHER', carrier_name_other: 'Uzpost', tracking_number: 'RR1' }],
        },
      },
      { evidence_type: 'ITEM_DESCRIPTION', notes: 'A hat' },
      { evidence_type: 'DELIVERY_RECEIPT', notes: 'Signed by Paula' },
      { evidence_type: 'OTHER', notes: 'customer_purchase_ip: 192.0.2.1' },
      { evidence_type: 'PROOF_OF_RECEIPT_COPY', notes: 'x'.repeat(2_000) },
      { evidence_type: 'PROOF_OF_RECEIPT_COPY', notes: 'x'.repeat(2_000) },
      { evidence_type: 'PROOF_OF_RECEIPT_COPY', notes: 'x' },
    ]);
  });
});
