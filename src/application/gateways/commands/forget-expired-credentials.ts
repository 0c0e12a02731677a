import { forgetExpired } from '#domain/gateways/gateway-account';
import { ConcurrencyConflict } from '../../shared/concurrency-conflict.ts';
import { type GatewaysPorts } from '../gateways-ports.ts';

const batchMax = 100;

/** Takes retired credentials that no longer hold out of the database. Gives how many accounts had some. */
export const forgetExpiredCredentials =
  ({ accounts, clock }: Pick<GatewaysPorts, 'accounts' | 'clock'>) =>
  async (): Promise<number> => {
    const at = clock.now();
    const expired = await accounts.withExpired(at, batchMax);
    for (const account of expired)
      await accounts.save(forgetExpired(account, at)).catch((failure: unknown) => {
        // Somebody else has just changed it: it is found again if that left anything.
        if (!(failure instanceof ConcurrencyConflict)) throw failure;
      });
    return expired.length;
  };
