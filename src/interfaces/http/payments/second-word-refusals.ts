import { type AnotherNeeded } from '#application/recovery/contract';

/** Why one person's word about money does not do. */
export const secondWordRefusals = {
  'person-needed': 403,
  'second-person-needed': {
    status: 409,
    detail: ({ reviewId }: AnotherNeeded) =>
      `A sum this large needs two people to say the same. What was said waits at ${reviewId}: another person resolves that case with the same words.`,
    extra: ({ reviewId }: AnotherNeeded) => ({ reviewId }),
  },
} as const;
