import { ok } from '#domain/shared/result';
import { type Invoice } from './invoice.ts';
import { decide } from './subscription-evolution.ts';
import { type Decided } from './subscription.ts';

/**
 * What was decided because an invoice is paid, and that the saved method its payer chose for it is charged for what is to
 * come: the one before may be of no use any more. `settled` undefined: it was decided before, the method with it.
 */
export const chooseWhatPaid = (
  settled: Decided | undefined,
  { attempts }: Pick<Invoice, 'attempts'>,
  at: Date,
): Decided | undefined => {
  const paid = attempts.find(({ outcome, isChosen }) => outcome === 'paid' && isChosen);
  if (!settled?.ok || !paid || settled.value.state.methodId === paid.methodId) return settled;
  const { state, events } = settled.value;
  const decided = decide(state, { type: 'MethodChosen', methodId: paid.methodId, at, by: paid.by });
  return decided.ok
    ? ok({ state: decided.value.state, events: [...events, ...decided.value.events] })
    : settled;
};
