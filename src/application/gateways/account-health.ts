import { type GatewayAccountId } from '#domain/shared/ids';
import { type GatewaysPorts } from './gateways-ports.ts';

/** How an account does. */
export type AccountHealth = Readonly<{
  /** Calls to it are held back for now, as this process sees it. */
  isResting: boolean;
  /** When its provider last did not take its key, within a month; null: not that anybody knows. */
  lastRefusedAt: Date | null;
}>;

/** How these accounts do, in the same order. */
export const healthOf =
  ({ isResting, refusals }: Pick<GatewaysPorts, 'isResting' | 'refusals'>) =>
  async (accounts: readonly GatewayAccountId[]): Promise<readonly AccountHealth[]> => {
    const refused = await refusals.lastOf(accounts);
    return accounts.map((account, place) => ({
      isResting: isResting(account),
      lastRefusedAt: refused[place] ?? null,
    }));
  };
