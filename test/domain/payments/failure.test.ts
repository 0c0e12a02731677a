import { failureCategories, type FailureCode, isRetryable } from '#domain/payments/failure';

const codes = Object.keys(failureCategories) as FailureCode[];

describe('failures', () => {
  it('have the seventeen codes that users branch on', () => expect(codes).toHaveLength(17));
  it.each([
    ['insufficient-funds', 'soft', true],
    ['card-declined', 'soft', true],
    ['processing-error', 'transient', true],
    ['gateway-unavailable', 'transient', true],
    ['authentication-required', 'action', false],
    ['expired-card', 'hard', false],
    ['lost-or-stolen', 'hard', false],
    ['suspected-fraud', 'hard', false],
  ] as const)('%s is %s; worth the same try again: %s', (code, category, retryable) => {
    expect([failureCategories[code], isRetryable({ code, providerCode: null, message: '' })]).toEqual([
      category,
      retryable,
    ]);
  });
  it('are worth another try exactly when time alone may help', () => {
    const worthIt = codes.filter((code) => isRetryable({ code, providerCode: null, message: '' }));
    expect(worthIt).toEqual(codes.filter((code) => ['soft', 'transient'].includes(failureCategories[code])));
  });
});
