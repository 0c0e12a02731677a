import { meansRefusals, tokenRefusals } from './means-refusals.ts';

/** Why a payment is refused before any provider is asked. */
export const openRefusals = {
  ...meansRefusals,
  ...tokenRefusals,
  'amount-outside-limits': {
    status: 422,
    detail: ({
      amount,
      limits,
    }: {
      amount: { currency: string };
      limits: { minimum: bigint; maximum: bigint };
    }) =>
      `amount must be between ${limits.minimum} and ${limits.maximum} minor units of ${amount.currency} for your tenant.`,
  },
  'gateway-unknown': {
    status: 422,
    detail: ({ known }: { known: readonly string[] }) =>
      known.length === 0
        ? 'gateway must name one of your gateways, but you have none yet. Add a gateway account first.'
        : `gateway must be one of: ${known.join(', ')}. Leave it out to have one chosen.`,
  },
  'currency-not-supported': {
    status: 422,
    detail: ({ gateway }: { gateway: string }) =>
      `currency is one that ${gateway} can't take. Choose another gateway or currency.`,
  },
  'method-not-supported': {
    status: 422,
    detail: ({ gateway, methods }: { gateway: string; methods: readonly string[] }) =>
      `paymentMethod.type is one that ${gateway} can't take; it takes: ${methods.join(', ')}.`,
  },
  'authorize-not-supported': {
    status: 422,
    detail: ({ gateway }: { gateway: string }) =>
      `${gateway} can't hold money to be captured later, at least not without a token. Charge instead, or choose another gateway.`,
  },
  'off-session-not-supported': {
    status: 422,
    detail: ({ gateway }: { gateway: string }) =>
      `offSession can't be: ${gateway} charges nobody who is away. Choose another gateway or method.`,
    extra: () => ({ issues: [{ path: 'offSession', message: 'is not possible at this gateway' }] }),
  },
  'intent-not-supported': {
    status: 422,
    detail: ({ gateway }: { gateway: string }) =>
      `${gateway} has no browser code that could confirm an intent. Charge instead: nextAction says where the customer pays.`,
  },
  'amount-above-gateway-maximum': {
    status: 422,
    detail: ({ gateway, maximum }: { gateway: string; maximum: bigint }) =>
      `amount is above what ${gateway} takes at once: ${maximum} minor units. Choose another gateway, or ask for less.`,
  },
  'payment-method-needs-token': {
    status: 422,
    detail: () =>
      "paymentMethod.token is missing: a card is named by the token the provider's browser code made.",
  },
  'off-session-not-possible': {
    status: 422,
    detail: ({ why }: { why: string }) => `offSession can't be: ${why}.`,
  },
  'customer-not-yours': {
    status: 422,
    detail: () => 'customerId is not yours. Leave it out, or name yourself.',
  },
} as const;
