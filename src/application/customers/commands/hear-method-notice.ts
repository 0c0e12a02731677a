import { type SavedMethod } from '#domain/customers/saved-method';
import { type GatewayAccountId } from '#domain/shared/ids';
import { ConcurrencyConflict } from '../../shared/concurrency-conflict.ts';
import { type MethodNotice, type MethodNoticeOutcome } from '../contract.ts';
import { type CustomersPorts } from '../customers-ports.ts';
import { finishOnceMore } from '../finish-once-more.ts';
import { followMethod } from '../follow-method.ts';
import { fingerprintOf } from '../vault-news.ts';

export type HearMethodNotice = Readonly<{ account: GatewayAccountId; notice: MethodNotice }>;

/**
 * Takes in what a provider told us of a method of its own accord. It only says that there is something to ask about, so hearing
 * it twice, late or out of order leads to how things are now.
 */
export const hearMethodNotice =
  (ports: CustomersPorts) =>
  async ({ account, notice }: HearMethodNotice): Promise<MethodNoticeOutcome> => {
    try {
      if (notice.kind === 'method-changed') return await hearChange(ports, account, notice.token);
      const method = await ports.methods.locate(account, notice.methodId);
      return method ? await hearDone(ports, method) : 'foreign';
    } catch (failure) {
      // Somebody else has just gone on with it; whether they know what we were told is seen next time.
      if (failure instanceof ConcurrencyConflict) return 'unknown-object';
      throw failure;
    }
  };

/** While a call is in flight, its own answer says what became of the setup. */
const hearDone = async (ports: CustomersPorts, method: SavedMethod): Promise<MethodNoticeOutcome> => {
  if (method.status !== 'pending' || method.inFlight) return 'heard';
  const leaseEndsAt = new Date(ports.clock.now().getTime() + ports.settings.callLeaseMs);
  await finishOnceMore(ports, method, { why: 'told', leaseEndsAt });
  return 'heard';
};

const hearChange = async (
  ports: CustomersPorts,
  account: GatewayAccountId,
  token: string,
): Promise<MethodNoticeOutcome> => {
  const holders = await ports.methods.holdersOf(account, fingerprintOf(account, token));
  if (holders.length === 0) return 'foreign';
  const vault = await ports.vaults.of(account);
  if (!vault?.look) return 'heard';
  const now = await vault.look({ token });
  if (!now.ok) return 'unknown-object';
  for (const method of holders) await followMethod(ports, method, now.value);
  return 'heard';
};
