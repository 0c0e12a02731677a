import { causes, type Doubt, subjectKinds } from '#domain/recovery/doubt';
import { actionsFor, suggestionFor } from '#domain/recovery/review-actions';
import { decideReview, openCase, type ReviewCase } from '#domain/recovery/review-case';
import { type Proposal, type ReviewEvent } from '#domain/recovery/review-events';
import { reviewStatuses, reviewTransitions } from '#domain/recovery/review-transitions';
import { secondPersonRule } from '#domain/recovery/second-person';
import { type TenantId } from '#domain/shared/ids';
import { noon } from '#test/support/a-payment';

const doubt: Doubt = {
  tenantId: 'acme' as TenantId,
  subject: { kind: 'payment', id: 'pay_1' },
  cause: 'outcome-unresolved',
  occasion: 'outcome-unresolved:pay_1:charge:0',
  amount: null,
  since: noon,
  dueAt: null,
  evidence: {},
};
const review = openCase('rev_1', doubt, 'high', noon);
const proposal = (changes: Partial<Proposal> = {}): Proposal => ({
  action: 'correct-payment',
  input: { status: 'completed', evidence: 'the dashboard' },
  note: 'seen',
  by: 'adm_1',
  at: noon,
  ...changes,
});
const told = { by: 'adm_1', at: noon };
const command = { key: 'k', hash: 'h' };
const events: readonly ReviewEvent[] = [
  { type: 'Assigned', to: 'adm_2', ...told },
  { type: 'Noted', text: 'a note', command, ...told },
  { type: 'Weighed', priority: 'critical', ...told },
  { type: 'Proposed', proposal: proposal(), command, ...told },
  {
    type: 'ResolutionBegun',
    resolution: { ...proposal(), commandKey: 'k', leaseEndsAt: noon },
    command,
    ...told,
  },
  { type: 'ResolutionFailed', why: 'nobody knows yet', ...told },
  { type: 'Resolved', action: 'ask-again', ...told },
  { type: 'Cleared', why: 'late', ...told },
];

describe('a review case', () => {
  it.each(reviewStatuses.flatMap((status) => events.map((event) => [status, event] as const)))(
    'that is %s goes where its table says, and keeps what happened',
    (status, event) => {
      const row: Readonly<Partial<Record<string, string>>> = reviewTransitions[status];
      const decision = decideReview({ ...review, status }, event);
      expect(decision.ok ? decision.value.state.status : undefined).toBe(row[event.type]);
      if (decision.ok)
        expect(decision.value.state.history.at(-1)).toMatchObject({ what: event.type, ...told });
    },
  );
  it('keeps two hundred entries of its history', () => {
    let state: ReviewCase = review;
    for (let n = 0; n < 250; n += 1) {
      const decision = decideReview(state, { type: 'Weighed', priority: 'high', ...told });
      if (decision.ok) state = decision.value.state;
    }
    expect(state.history).toHaveLength(200);
  });
});

describe('what is suggested', () => {
  it.each(causes.flatMap((cause) => subjectKinds.map((kind) => [cause, kind] as const)))(
    'for %s of a %s is an action that fits, with the call that does it',
    (cause, kind) => {
      const actions = actionsFor(cause, { kind, id: 'x_1' });
      if (actions.length === 0) return;
      const { action, why, call } = suggestionFor('rev_1', cause, { kind, id: 'x_1' });
      expect(actions).toContain(action);
      expect(why.length).toBeGreaterThan(20);
      expect(call.path).toBe(
        cause === 'dispute-opened' ? '/api/v1/disputes/x_1/evidence' : '/api/v1/admin/reviews/rev_1/resolve',
      );
    },
  );
});

describe('a second person', () => {
  const rule = (before: Proposal | null, asked: Proposal, isLarge = true) =>
    secondPersonRule({ proposal: before }, asked, isLarge);
  it('is needed only for a large sum, and only where somebody says where money is', () => {
    expect(rule(null, proposal(), false)).toBe('carry-out');
    expect(rule(null, proposal({ action: 'ask-again' }))).toBe('carry-out');
    expect(rule(null, proposal())).toBe('propose');
  });
  it('must be another, and say the same; in what words and on what evidence is theirs', () => {
    expect(rule(proposal(), proposal())).toBe('is-the-first');
    const input = { evidence: 'a bank statement', status: 'completed', amount: undefined };
    expect(rule(proposal(), proposal({ by: 'adm_2', input, note: 'me too' }))).toBe('carry-out');
    expect(rule(proposal(), proposal({ by: 'adm_2', input: { status: 'failed' } }))).toBe('propose');
  });
});
