import { type Advice, type Finding, type Subject } from '#application/recovery/contract';
import { type DifferenceKind } from '#domain/reconciliation/differences';
import { type Entry, type EntryKind } from '#domain/reconciliation/entry';
import { type Run } from '#domain/reconciliation/run';
import { type TenantId } from '#domain/shared/ids';
import { type Discrepancy } from './ports/discrepancy-book.ts';

const kindsOf: Readonly<Record<EntryKind, Subject['kind']>> = {
  payment: 'payment',
  refund: 'refund',
  dispute: 'dispute-evidence',
};

/** Names a difference whichever run finds it, so that no second case is opened for it. */
export const occasionOf = ({ gatewayAccountId }: Run, { kind, key, theirs }: Discrepancy): string =>
  ['discrepancy', gatewayAccountId, key, kind, ...(kind === 'duplicate' ? [theirs?.reference] : [])].join(
    ':',
  );

/** What a person must look at, with both books' lines as evidence: amounts in minor units, instants as ISO text. */
export const reviewFinding = (run: Run, found: Discrepancy, tenantId: TenantId): Finding => {
  const { ours, theirs, kind, key } = found;
  const one = theirs ?? ours;
  return {
    tenantId,
    subject: ours
      ? { kind: kindsOf[ours.kind], id: ours.key }
      : { kind: 'movement', id: `${run.gatewayAccountId}:${theirs?.kind ?? ''}:${theirs?.reference ?? key}` },
    cause: 'discrepancy',
    occasion: occasionOf(run, found),
    amount: one?.amount ?? null,
    since: one?.at ?? run.createdAt,
    dueAt: null,
    evidence: {
      difference: kind,
      of: one?.kind ?? null,
      gatewayAccountId: run.gatewayAccountId,
      provider: run.provider,
      runId: run.id,
      ...lineOf('our', ours),
      ...lineOf('their', theirs),
    },
  };
};

const lineOf = (side: 'our' | 'their', entry: Entry | null): Finding['evidence'] => ({
  [`${side}Reference`]: entry?.reference ?? null,
  [`${side}Amount`]: entry ? String(entry.amount.minor) : null,
  [`${side}Currency`]: entry?.amount.currency ?? null,
  [`${side}Fee`]: entry?.fee ? String(entry.fee.minor) : null,
  [`${side}Status`]: entry?.status ?? null,
  [`${side}At`]: entry?.at.toISOString() ?? null,
});

/** What to try first. Asking the provider moves no money, so it comes first wherever its answer may tell. */
export const adviceOn = ({ kind, ours }: Discrepancy): Advice => {
  const mayAsk = ours !== null && ours.kind !== 'dispute' && (kind === 'status' || kind === 'missing-there');
  return { action: mayAsk ? 'ask-again' : 'close', why: why[kind] };
};

const why: Readonly<Record<DifferenceKind, string>> = {
  'missing-here':
    "Find out in the provider's dashboard whose money it is; record it, or give it back there, then close this.",
  'missing-there':
    'We count it as moved and the statement does not have it: ask the provider, then look whether it was booked on another day.',
  amount: 'Compare both amounts with what was agreed; give back what was taken too much, then close this.',
  currency: "Compare with the provider's receipt; one of the books names the wrong currency.",
  status: 'The books disagree whether it is done: ask the provider once more.',
  fee: 'Compare the fee with the contract, and claim it from the provider if it is wrong; then close this.',
  duplicate: "Give the further booking back in the provider's dashboard, then close this with its reference.",
};
