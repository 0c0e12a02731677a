/**
 * What happens, for each failure code, to a period that begins on Tuesday 9 April 2030 at noon and is never paid: when, what
 * is done, where the subscription stands then, what it may use, and what its owner is told.
 */
const byDays = [
  '2030-04-09T12:00 | charge | past_due | full | tells payment-failed',
  '2030-04-10T12:00 | charge | past_due | limited | tells payment-failed',
  '2030-04-12T12:00 | charge | past_due | limited | tells payment-failed (last)',
  '2030-04-16T12:00 | charge | grace | read-only | tells grace-began (last)',
  '2030-04-19T12:00 | end-grace | expired | none | tells nothing',
];

/** Friday the 12th, Monday the 15th and Friday the 19th, at nine. */
const byPaydays = [
  '2030-04-09T12:00 | charge | past_due | full | tells payment-failed',
  '2030-04-12T09:00 | charge | past_due | limited | tells payment-failed',
  '2030-04-15T09:00 | charge | past_due | limited | tells payment-failed (last)',
  '2030-04-19T09:00 | charge | grace | read-only | tells grace-began (last)',
  '2030-04-22T09:00 | end-grace | expired | none | tells nothing',
];

const soon = [
  '2030-04-09T12:00 | charge | past_due | full | tells nothing',
  '2030-04-09T12:15 | charge | past_due | full | tells nothing',
  '2030-04-09T13:15 | charge | past_due | full | tells payment-failed',
  '2030-04-10T12:00 | charge | past_due | full | tells nothing',
  '2030-04-10T12:15 | charge | past_due | full | tells nothing',
  '2030-04-10T13:15 | charge | past_due | limited | tells payment-failed',
  '2030-04-12T12:00 | charge | past_due | limited | tells nothing',
  '2030-04-12T12:15 | charge | past_due | limited | tells nothing',
  '2030-04-12T13:15 | charge | past_due | limited | tells payment-failed (last)',
  '2030-04-16T12:00 | charge | past_due | limited | tells nothing',
  '2030-04-16T12:15 | charge | past_due | limited | tells nothing',
  '2030-04-16T13:15 | charge | grace | read-only | tells grace-began (last)',
  '2030-04-19T13:15 | end-grace | expired | none | tells nothing',
];

const reminded = (kind: 'method-needed' | 'action-needed') => [
  `2030-04-09T12:00 | charge | past_due | full | tells ${kind}`,
  `2030-04-10T12:00 | remind | past_due | limited | tells ${kind}`,
  `2030-04-12T12:00 | remind | past_due | limited | tells ${kind} (last)`,
  '2030-04-16T12:00 | remind | grace | read-only | tells grace-began (last)',
  '2030-04-19T12:00 | end-grace | expired | none | tells nothing',
];

export const dunningTimelines: Readonly<Record<string, readonly string[]>> = {
  'insufficient-funds': byPaydays,
  'card-declined': byDays,
  'limit-exceeded': byDays,
  'incorrect-cvc': byDays,
  'processing-error': soon,
  'gateway-unavailable': soon,
  'authentication-required': reminded('action-needed'),
  'authentication-failed': reminded('action-needed'),
  expired: reminded('action-needed'),
  'needs-link': reminded('action-needed'),
  'expired-card': reminded('method-needed'),
  'incorrect-number': reminded('method-needed'),
  'lost-or-stolen': reminded('method-needed'),
  'suspected-fraud': reminded('method-needed'),
  'invalid-account': reminded('method-needed'),
  'method-not-supported': reminded('method-needed'),
  'blocked-by-risk': reminded('method-needed'),
  'cancelled-by-customer': reminded('method-needed'),
  'no-method': reminded('method-needed'),
};
