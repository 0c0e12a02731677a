/** Why a saved method can't be paid with. */
export const meansRefusals = {
  'payment-method-unknown': {
    status: 422,
    detail: () =>
      'paymentMethod.id names no saved method of this customer. Take an id from GET /payment-methods; a provider’s own token goes into paymentMethod.token.',
  },
  'payment-method-not-active': {
    status: 422,
    detail: ({ status }: { status: string }) =>
      `paymentMethod.id names a method that is ${status}. Only an active one can be paid with.`,
  },
  'payment-method-type-differs': {
    status: 422,
    detail: ({ type }: { type: string }) =>
      `paymentMethod.type is not the type of this saved method, which is ${type}. Leave it out.`,
  },
} as const;

type TokenNotSupported = Readonly<{ gateway: string; type: string; tokens: readonly string[] }>;

/** Why a token or a saved method is of no use at a gateway. */
export const tokenRefusals = {
  'token-not-supported': {
    status: 422,
    detail: ({ gateway, type, tokens }: TokenNotSupported) =>
      `paymentMethod is a token or saved method of type ${type}, for which ${gateway} has none. ${
        tokens.length === 0
          ? 'Name the type alone, or choose another gateway.'
          : `It has them for: ${tokens.join(', ')}. Name the type alone, or choose another gateway.`
      }`,
    extra: () => ({ issues: [{ path: 'paymentMethod', message: 'has no tokens at this gateway' }] }),
  },
} as const;
