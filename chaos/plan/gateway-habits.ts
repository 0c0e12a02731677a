import { type Gateway } from './gateway.ts';
import { type ScenarioKind } from './scenario.ts';

/** What is paid at a gateway, with what, and what becomes of it. */
type GatewayHabits = Readonly<{
  /** How many payments it gets, relative to the others. */
  share: number;
  /** How often each scenario is played there, relative to the others. */
  kinds: readonly (readonly [ScenarioKind, number])[];
  /** Inside every currency's limits, and large enough to be split. */
  amounts: readonly (readonly [currency: string, least: number, most: number])[];
  /** Tokens of one type that pay, and that the bank refuses; none where nothing can be charged without its payer. */
  tokens: Readonly<{ type: string; good: readonly string[]; bad: readonly string[]; slowRefund?: string }>;
  /** Methods that need no token: the payer is sent to a page, or told what to do. */
  pages: readonly string[];
}>;

const som = [['UZS', 100_000, 50_000_000]] as const;
const noTokens = { type: 'card', good: [], bad: [] } as const;

export const gatewayHabits: Readonly<Record<Gateway, GatewayHabits>> = {
  stripe: {
    share: 40,
    kinds: [
      ['charge', 26],
      ['decline', 8],
      ['capture', 18],
      ['cancel', 10],
      ['hold', 4],
      ['refund', 22],
      ['refund-race', 6],
      ['capture-race', 6],
      ['challenge', 6],
    ],
    amounts: [
      ['USD', 500, 200_000],
      ['EUR', 500, 200_000],
      ['GBP', 500, 200_000],
      ['JPY', 500, 300_000],
    ],
    tokens: {
      type: 'card',
      good: ['pm_card_visa', 'pm_card_mastercard', 'pm_card_amex', 'pm_card_visa_debit'],
      bad: [
        'pm_card_chargeDeclined',
        'pm_card_chargeDeclinedInsufficientFunds',
        'pm_card_chargeDeclinedExpiredCard',
        'pm_card_chargeDeclinedLostCard',
      ],
      slowRefund: 'pm_card_pendingRefund',
    },
    pages: [],
  },
  paypal: {
    share: 18,
    kinds: [
      ['charge', 10],
      ['decline', 4],
      ['capture', 10],
      ['cancel', 5],
      ['hold', 2],
      ['refund', 14],
      ['refund-race', 4],
      ['capture-race', 4],
      ['page', 18],
      ['page-refund', 14],
      ['page-hold', 10],
      ['page-race', 5],
    ],
    amounts: [
      ['USD', 500, 200_000],
      ['EUR', 500, 200_000],
    ],
    tokens: {
      type: 'paypal',
      good: ['sandbox-vault-ok'],
      bad: ['sandbox-vault-declined'],
      slowRefund: 'sandbox-vault-refund-pending',
    },
    pages: ['paypal'],
  },
  payme: {
    share: 16,
    kinds: [
      ['charge', 10],
      ['decline', 3],
      ['capture', 8],
      ['cancel', 4],
      ['hold', 2],
      ['refund', 10],
      ['refund-race', 3],
      ['capture-race', 3],
      ['page', 24],
      ['page-refund', 25],
      ['page-race', 8],
    ],
    amounts: som,
    tokens: { type: 'card', good: ['sandbox-payme-card-ok'], bad: ['sandbox-payme-card-poor'] },
    pages: ['payme'],
  },
  click: {
    share: 16,
    kinds: [
      ['charge', 10],
      ['decline', 4],
      ['refund', 16],
      ['refund-race', 5],
      ['page', 30],
      ['page-refund', 25],
      ['page-race', 10],
    ],
    amounts: som,
    tokens: {
      type: 'card',
      good: ['sandbox-click-card-ok'],
      bad: ['sandbox-click-card-poor', 'sandbox-click-card-blocked'],
    },
    pages: ['click'],
  },
  manual: {
    share: 10,
    kinds: [
      ['approval', 45],
      ['approval-refund', 40],
      ['approval-race', 15],
    ],
    amounts: [['USD', 500, 200_000], ...som],
    tokens: noTokens,
    pages: ['cash_on_delivery', 'bank_transfer', 'check'],
  },
};
