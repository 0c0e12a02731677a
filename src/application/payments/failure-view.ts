import { type Failure, failureCategories, type FailureCategory, isRetryable } from '#domain/payments/failure';

/** A failure with what follows from its code. */
export type FailureView = Readonly<{
  code: string;
  category: FailureCategory;
  retryable: boolean;
  providerCode: string | null;
  message: string;
}>;

export const failureView = (failure: Failure): FailureView => ({
  code: failure.code,
  category: failureCategories[failure.code],
  retryable: isRetryable(failure),
  providerCode: failure.providerCode,
  message: failure.message,
});
