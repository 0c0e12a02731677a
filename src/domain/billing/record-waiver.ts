import { negate, sum } from '#domain/shared/money';
import { ok } from '#domain/shared/result';
import { type Invoice } from './invoice.ts';
import { withReturn } from './paid-period.ts';
import { forWholePeriod } from './record-return.ts';
import { type Told } from './subscription-events.ts';
import { decide } from './subscription-evolution.ts';
import { type Decided } from './subscription.ts';

/**
 * What was decided because an invoice is paid, and that a part of it was waived, which nobody paid: it is not given back as
 * unused time. `settled` undefined: it was decided before, the waiver with it.
 */
export const recordWaiver = (
  settled: Decided | undefined,
  { key, span, lines, total }: Pick<Invoice, 'key' | 'span' | 'lines' | 'total'>,
  told: Told,
): Decided | undefined => {
  const waived = lines.filter(({ kind }) => kind === 'waived').map(({ amount }) => negate(amount));
  if (!settled?.ok || waived.length === 0) return settled;
  const { state, events } = settled.value;
  const net = forWholePeriod(state, { span }, sum(waived, total.currency));
  const unpaid = { key: `${key}:waived`, net };
  if (!withReturn(state.paid, key, unpaid)) return settled;
  const decided = decide(state, { type: 'PaymentReturned', invoiceKey: key, ...unpaid, ...told });
  return decided.ok
    ? ok({ state: decided.value.state, events: [...events, ...decided.value.events] })
    : decided;
};
