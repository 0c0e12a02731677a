import { type Subject } from '#application/recovery/contract';
import { type DifferenceKind } from '#domain/reconciliation/differences';
import { type Run } from '#domain/reconciliation/run';
import { type TenantId } from '#domain/shared/ids';
import { type Discrepancy } from './ports/discrepancy-book.ts';
import { type ReconciliationPorts } from './reconciliation-ports.ts';
import { adviceOn, occasionOf, reviewFinding } from './review-finding.ts';

type Ports = Pick<ReconciliationPorts, 'ours' | 'reviews'>;
/** A case that was opened for a difference, or in a dry run would be. */
export type OpenedCase = Readonly<{ discrepancyId: string; difference: DifferenceKind; subject: Subject }>;

/**
 * Opens a case for each of these that has had none, in the name of whose money it is; what no book of ours knows is
 * brought to `nobodys`. Done twice, or by two at once, it opens each once.
 */
export const bringToReview = async (
  { ours, reviews }: Ports,
  run: Run,
  left: readonly Discrepancy[],
  { nobodys, dryRun }: Readonly<{ nobodys: TenantId; dryRun: boolean }>,
): Promise<readonly OpenedCase[]> => {
  const known = await reviews.known(left.map((one) => occasionOf(run, one)));
  const fresh = left.filter((one) => !known.has(occasionOf(run, one)));
  const owners = await ownersOf({ ours }, run, fresh);
  const opened: OpenedCase[] = [];
  for (const one of fresh) {
    const finding = reviewFinding(run, one, owners.get(one.key) ?? nobodys);
    if (!dryRun && !(await reviews.open(finding, adviceOn(one)))) continue;
    opened.push({ discrepancyId: one.id, difference: one.kind, subject: finding.subject });
  }
  return opened;
};

/** Ends the cases of differences that are no more. */
export const clearReviews = async (
  { ours, reviews }: Ports,
  run: Run,
  settled: readonly Discrepancy[],
  nobodys: TenantId,
): Promise<void> => {
  const known = await reviews.known(settled.map((one) => occasionOf(run, one)));
  const theirs = settled.filter((one) => known.has(occasionOf(run, one)));
  const owners = await ownersOf({ ours }, run, theirs);
  for (const one of theirs)
    await reviews.clear(reviewFinding(run, one, owners.get(one.key) ?? nobodys), 'the books agree by now');
};

const ownersOf = (
  { ours }: Pick<Ports, 'ours'>,
  run: Run,
  found: readonly Discrepancy[],
): Promise<ReadonlyMap<string, TenantId>> =>
  ours.tenantsOf(
    run.gatewayAccountId,
    found.flatMap((one) => one.ours?.key ?? []),
  );
