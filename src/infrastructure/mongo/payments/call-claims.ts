import { type Collection } from 'mongodb';
import { type ProviderCall } from '#domain/payments/provider-call';
import { relaxed } from '../connection.ts';
import { translated } from '../mongo-failures.ts';

type Called = Readonly<{ id: string; inFlight: Pick<ProviderCall, 'key' | 'nextAskAt'> | null }>;

/**
 * Takes over a call in flight: true for exactly one of those who saw it due. The version stays, because nothing about
 * the aggregate has changed; if the claim is lost in a crash, someone else asks, which is harmless.
 */
export const claimCallIn =
  (documents: Collection<{ _id: string }>) =>
  async ({ id, inFlight }: Called, leaseEndsAt: Date): Promise<boolean> => {
    if (!inFlight) return false;
    const { modifiedCount } = await translated(
      documents.updateOne(
        { _id: id, 'inFlight.key': inFlight.key, 'inFlight.nextAskAt': inFlight.nextAskAt },
        { $set: { 'inFlight.nextAskAt': leaseEndsAt, 'derived.callDueAt': leaseEndsAt } },
        relaxed,
      ),
    );
    return modifiedCount === 1;
  };

/** Filter and order of calls that may be asked about. */
export const callsDueBy = (now: Date) =>
  [{ 'derived.callDueAt': { $lte: now } }, { 'derived.callDueAt': 1 }] as const;
