import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { type Statement } from './statement.ts';

export type ReconciledAccount = Readonly<{
  tenantId: TenantId | null;
  provider: string;
  /** Absent where a person has to bring the statement. */
  open: Readonly<{ statement?: Statement }>;
}>;

/** The accounts at providers. Answered by the gateways module. */
export interface Accounts {
  find(id: GatewayAccountId): Promise<ReconciledAccount | undefined>;
  /** Those that moved money of ours in a period. */
  movedIn(from: Date, to: Date): Promise<readonly GatewayAccountId[]>;
}
