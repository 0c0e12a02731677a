import { type Metadata, noMetadata } from '../metadata.ts';
import { freshId } from '../ids.ts';
import { type BankAccount } from '../cards/bank-accounts.ts';
import { fingerprintOf } from '../cards/fingerprint.ts';
import { type MagicCard } from '../cards/magic-cards.ts';
import { type BillingDetails, noBillingDetails } from './billing-details.ts';

/** What a card looks like from outside (Stripe: PaymentMethod.card). */
type CardFacts = {
  readonly brand: string;
  readonly country: string;
  readonly exp_month: number;
  readonly exp_year: number;
  readonly fingerprint: string;
  readonly funding: string;
  readonly last4: string;
  readonly checks: object;
  readonly [more: string]: unknown;
};

/** What a bank account looks like from outside (Stripe: PaymentMethod.us_bank_account, .sepa_debit). */
type AccountFacts = {
  readonly fingerprint: string;
  readonly last4: string;
  readonly [more: string]: unknown;
};

/** A way to pay (Stripe doc "The PaymentMethod object"). */
export type PaymentMethod = {
  readonly id: string;
  readonly object: 'payment_method';
  readonly allow_redisplay: 'always' | 'limited' | 'unspecified';
  readonly billing_details: BillingDetails;
  readonly card?: CardFacts;
  readonly us_bank_account?: AccountFacts;
  readonly sepa_debit?: AccountFacts;
  readonly created: number;
  readonly customer: string | null;
  readonly customer_account: null;
  readonly livemode: false;
  readonly metadata: Metadata;
  readonly type: 'card' | 'us_bank_account' | 'sepa_debit';
};

/** What a new payment method can be given. */
export type PaymentMethodStart = {
  readonly billing?: BillingDetails | undefined;
  readonly metadata?: Metadata | undefined;
  readonly allowRedisplay?: PaymentMethod['allow_redisplay'] | null | undefined;
};

const passed = Object.freeze({
  address_line1_check: null,
  address_postal_code_check: null,
  cvc_check: 'pass',
});
const cache = new Map<string, CardFacts>();

/** Takes a card and its expiry and gives its outside; equal cards share one frozen object, to keep memory small. */
export const cardFacts = (row: MagicCard, expMonth = 12, expYear = 2034): CardFacts => {
  const key = `${row.number} ${expMonth} ${expYear}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const facts = Object.freeze({
    brand: row.brand,
    checks: passed,
    country: 'US',
    display_brand: row.brand,
    exp_month: expMonth,
    exp_year: expYear,
    fingerprint: fingerprintOf(row.number),
    funding: row.funding,
    generated_from: null,
    last4: row.number.slice(-4),
    networks: Object.freeze({ available: Object.freeze([row.brand]), preferred: null }),
    regulated_status: 'unregulated',
    three_d_secure_usage: Object.freeze({ supported: true }),
    wallet: null,
  });
  cache.set(key, facts);
  return facts;
};

const start = (more: PaymentMethodStart, nowSeconds: number) => ({
  id: freshId('pm'),
  object: 'payment_method' as const,
  allow_redisplay: more.allowRedisplay ?? 'unspecified',
  billing_details: more.billing ?? noBillingDetails,
  created: nowSeconds,
  customer: null,
  customer_account: null,
  livemode: false as const,
  metadata: more.metadata ?? noMetadata,
});

/** Takes a card and gives a fresh payment method that no customer owns. */
export const cardMethod = (
  card: CardFacts,
  nowSeconds: number,
  more: PaymentMethodStart = {},
): PaymentMethod => ({
  ...start(more, nowSeconds),
  card,
  type: 'card',
});

/** Takes a US bank account (routing number 110000000 by default) and gives a fresh payment method. */
export const usBankMethod = (
  row: BankAccount,
  nowSeconds: number,
  more: PaymentMethodStart & { routing?: string; holder?: string; kind?: string } = {},
): PaymentMethod => ({
  ...start(more, nowSeconds),
  us_bank_account: {
    account_holder_type: more.holder ?? 'individual',
    account_type: more.kind ?? 'checking',
    bank_name: 'STRIPE TEST BANK',
    financial_connections_account: null,
    fingerprint: fingerprintOf(row.number),
    last4: row.number.slice(-4),
    networks: { preferred: 'ach', supported: ['ach'] },
    routing_number: more.routing ?? '110000000',
    status_details: {},
  },
  type: 'us_bank_account',
});

/** Takes a SEPA account and gives a fresh payment method. */
export const sepaMethod = (
  row: BankAccount,
  nowSeconds: number,
  more: PaymentMethodStart = {},
): PaymentMethod => ({
  ...start(more, nowSeconds),
  sepa_debit: {
    bank_code: row.number.slice(4, 9),
    branch_code: '',
    country: row.number.slice(0, 2),
    fingerprint: fingerprintOf(row.number),
    generated_from: { charge: null, setup_attempt: null },
    last4: row.number.slice(-4),
  },
  type: 'sepa_debit',
});
