type NotAccepted = Readonly<{ issues: readonly Readonly<{ path: string; message: string }>[] }>;

/** Names each field of settings or credentials that the provider can't work with, like any other invalid input. */
export const accountRefusals = {
  'gateway-account-not-accepted': {
    status: 422,
    detail: ({ issues }: NotAccepted) =>
      `The provider needs other settings or credentials: ${issues.map(({ path, message }) => `${path} ${message}`).join('; ')}.`,
    extra: ({ issues }: NotAccepted) => ({ issues }),
  },
} as const;
