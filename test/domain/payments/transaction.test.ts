import {
  isOverdue,
  type ProviderTransaction,
  type TransactionStatus,
} from '#domain/payments/provider-transaction';
import {
  beginPerform,
  beginReversal,
  cancelTransaction,
  endStep,
  keepNotes,
} from '#domain/payments/transaction-steps';
import { transactionTransitions } from '#domain/payments/transaction-transitions';
import { afterNoon } from '#test/support/a-payment';
import { aTransaction } from '#test/support/a-transaction';
import { transitionCells } from '#test/support/transition-cells';

const at = afterNoon(1_000);
const performing = { underWay: { step: 'perform', at } } as const;
const reversing = { underWay: { step: 'reverse', reason: 5, at } } as const;

/** How each event is asked for, of a transaction on which nothing else is under way. */
const steps = {
  PerformBegun: (from: ProviderTransaction) => beginPerform(from, at),
  TransactionPerformed: (from: ProviderTransaction) =>
    endStep({ ...from, ...performing }, { type: 'TransactionPerformed', at }),
  TransactionRefused: (from: ProviderTransaction) =>
    endStep({ ...from, ...performing }, { type: 'TransactionRefused', reason: 3, at }),
  TransactionCancelled: (from: ProviderTransaction) => cancelTransaction(from, 1, at),
  ReversalBegun: (from: ProviderTransaction) => beginReversal(from, 5, at),
  ReversalRefused: (from: ProviderTransaction) =>
    endStep({ ...from, ...reversing }, { type: 'ReversalRefused', at }),
  TransactionReversed: (from: ProviderTransaction) =>
    endStep({ ...from, ...reversing }, { type: 'TransactionReversed', at }),
  NotesKept: (from: ProviderTransaction) => keepNotes(from, { fiscalSign: '800031554082' }, at),
};
const { present, absent } = transitionCells<TransactionStatus, keyof typeof steps>(transactionTransitions);

describe('the table of transactions', () => {
  it.each(present)('%s, on %s, becomes %s', (from, event, to) => {
    expect(steps[event](aTransaction({ status: from }))).toMatchObject({
      ok: true,
      value: { state: { status: to }, events: [{ type: event, at }] },
    });
  });
  it.each(absent)('%s refuses %s', (from, event) => {
    expect(steps[event](aTransaction({ status: from }))).toMatchObject({
      ok: false,
      error: { code: 'illegal-transition', event },
    });
  });
  it('lets nothing leave an end', () => {
    const ends = present.filter(([from]) => from === 'cancelled' || from === 'reversed');
    expect(ends.every(([from, , to]) => from === to)).toBe(true);
  });
});

describe('a step under way', () => {
  const begun = aTransaction(performing);

  it('is stored with what it needs to be finished, and ends with it', () => {
    expect(beginPerform(aTransaction(), at)).toMatchObject({ value: { state: performing } });
    expect(beginReversal(aTransaction({ status: 'performed' }), 5, at)).toMatchObject({
      value: { state: { status: 'performed', reason: null, ...reversing } },
    });
    expect(endStep(begun, { type: 'TransactionPerformed', at })).toMatchObject({
      value: { state: { underWay: null, performedAt: at, expiresAt: null } },
    });
  });
  it('keeps everything else out until it has ended', () => {
    for (const decided of [
      beginPerform(begun, at),
      cancelTransaction(begun, 4, at),
      beginReversal(aTransaction({ status: 'performed', ...reversing }), 5, at),
    ])
      expect(decided).toMatchObject({ ok: false, error: { code: 'illegal-transition' } });
  });
  it('ends only as itself', () => {
    expect(endStep(aTransaction(), { type: 'TransactionPerformed', at }).ok).toBe(false);
    expect(endStep(begun, { type: 'TransactionReversed', at }).ok).toBe(false);
  });
  it('gives the first reason of a reversal to the transaction, and forgets it when the reversal is refused', () => {
    const reversed = aTransaction({ status: 'performed', ...reversing });
    expect(endStep(reversed, { type: 'TransactionReversed', at })).toMatchObject({
      value: { state: { reason: 5, cancelledAt: at, underWay: null } },
    });
    expect(endStep(reversed, { type: 'ReversalRefused', at })).toMatchObject({
      value: { state: { status: 'performed', reason: null, cancelledAt: null, underWay: null } },
    });
  });
  it('is decided by the payment, not by the clock', () => {
    const late = afterNoon(50_000_000);
    expect(isOverdue(aTransaction(), late)).toBe(true);
    expect(isOverdue(begun, late)).toBe(false);
    expect(isOverdue(aTransaction(), at)).toBe(false);
    expect(isOverdue(aTransaction({ expiresAt: null }), late)).toBe(false);
    expect(isOverdue(aTransaction({ status: 'performed' }), late)).toBe(false);
  });
});

describe('notes on a transaction', () => {
  it('are kept beside what is known, and what is known stays', () => {
    const known = aTransaction({ status: 'performed', notes: { receipt: '1' } });
    expect(keepNotes(known, { receipt: '2', sign: '3' }, at)).toMatchObject({
      value: { state: { status: 'performed', notes: { receipt: '1', sign: '3' } } },
    });
    expect(keepNotes(known, { receipt: '2' }, at)).toBeUndefined();
  });
});
