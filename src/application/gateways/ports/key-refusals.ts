import { type GatewayAccountId } from '#domain/shared/ids';

/** When providers last did not take accounts' keys, as any process found out. Never fails: it is good to know and decides nothing. */
export interface KeyRefusals {
  note(account: GatewayAccountId, at: Date): void;
  /** In the order asked for; null: not lately, or nobody can say now. */
  lastOf(accounts: readonly GatewayAccountId[]): Promise<readonly (Date | null)[]>;
}
