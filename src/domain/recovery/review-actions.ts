import { type ReviewCause, type Subject } from './doubt.ts';

export const reviewActions = [
  'ask-again',
  'correct-payment',
  'record-refund',
  'replay-webhook',
  'close',
] as const;
export type ReviewAction = (typeof reviewActions)[number];

/** Which actions can end a case of this kind. `close` says only that it was looked after elsewhere. */
const allowed: Readonly<Record<ReviewCause, (kind: Subject['kind']) => readonly ReviewAction[]>> = {
  'outcome-unresolved': (kind) => doubtActions[kind],
  stuck: (kind) => doubtActions[kind],
  'refund-waiting': () => ['record-refund'],
  'webhook-dead': () => ['replay-webhook', 'close'],
  'dispute-opened': () => ['close'],
  discrepancy: (kind) => [...doubtActions[kind], 'close'],
  'second-person': (kind) => [...doubtActions[kind].filter(saysWhereMoneyIs), 'close'],
};
const doubtActions: Readonly<Record<Subject['kind'], readonly ReviewAction[]>> = {
  payment: ['ask-again', 'correct-payment'],
  refund: ['ask-again', 'record-refund'],
  'dispute-evidence': [],
  webhook: ['replay-webhook'],
  movement: [],
};
export const actionsFor = (cause: ReviewCause, { kind }: Subject): readonly ReviewAction[] =>
  allowed[cause](kind);

/** Actions by which a person says where money is. Above a limit two people must say the same. */
export type RecordingAction = Extract<ReviewAction, 'correct-payment' | 'record-refund'>;
export const saysWhereMoneyIs = (action: ReviewAction): action is RecordingAction =>
  action === 'correct-payment' || action === 'record-refund';

/** What to try first and why, as whoever found a doubt knows better than its cause tells. */
export type Advice = Readonly<{ action: ReviewAction; why: string }>;

/** What to try first, with the call that does it. */
export type Suggestion = Advice &
  Readonly<{ call: Readonly<{ method: 'POST'; path: string; body: Readonly<Record<string, string>> }> }>;

const why: Readonly<Record<ReviewCause, string>> = {
  'outcome-unresolved':
    'The provider may answer by now; asking moves no money by anybody’s word. If it still does not, correct from its dashboard.',
  stuck: 'Asking failed before it reached the provider: mend its account or settings first, then ask again.',
  'refund-waiting': 'Give the money back outside, then write down how it ended.',
  'webhook-dead': 'Mend what its last error names, then work it off once more; that twice changes nothing.',
  'dispute-opened': 'Send evidence before the deadline; close this when there is nothing to send.',
  discrepancy: 'Compare with the provider, and set right whichever book is wrong.',
  'second-person':
    'Another has said where this money is; the proposal says what. Look for yourself, then say the same, or close this.',
};

/** The safest action that may end a case, as data: `call` is made as it stands, with what the person saw filled in. */
export const suggestionFor = (
  id: string,
  cause: ReviewCause,
  subject: Subject,
  advice?: Advice,
): Suggestion => {
  const [usual = 'close'] = actionsFor(cause, subject);
  const action = advice?.action ?? usual;
  const path =
    cause === 'dispute-opened'
      ? `/api/v1/disputes/${subject.id}/evidence`
      : `/api/v1/admin/reviews/${id}/resolve`;
  const body = cause === 'dispute-opened' ? {} : bodyOf(action);
  return { action, why: advice?.why ?? why[cause], call: { method: 'POST', path, body } };
};

const bodyOf = (action: ReviewAction): Readonly<Record<string, string>> =>
  action === 'record-refund'
    ? { action, outcome: 'completed', evidence: '', note: '' }
    : action === 'correct-payment'
      ? { action, status: 'completed', evidence: '', note: '' }
      : { action, note: 'as suggested' };
