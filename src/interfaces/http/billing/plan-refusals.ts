type UnfitTerms = Readonly<{ field: string; why: string }>;

/** Why a plan can't have the terms that were asked for. */
export const planRefusals = {
  'unfit-terms': {
    status: 422,
    detail: ({ field, why }: UnfitTerms) => `${field}: ${why}.`,
    extra: ({ field, why }: UnfitTerms) => ({ issues: [{ path: field, message: why }] }),
  },
  'plan-retired': {
    status: 409,
    detail: () => 'The plan is retired, so it takes no new terms. Open another plan.',
  },
  'too-many-versions': {
    status: 422,
    detail: () => 'The plan has 200 versions, which is the most. Retire it and open another.',
  },
  'too-many-plans': {
    status: 422,
    detail: () =>
      'There are 200 plans, retired ones included, which is the most. Change one of them instead.',
  },
} as const;
