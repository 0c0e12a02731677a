import { type CreditAccount } from '#domain/credits/credit-account';
import { type IntegrationEvent } from '../../shared/integration-event.ts';

export interface CreditAccountRepository {
  /** By its id, which follows from its customer's (`accountIdOf`). */
  find(id: string): Promise<CreditAccount | undefined>;
  /** Stores state, unfiled entries and events in one write. Throws ConcurrencyConflict when someone saved first. */
  save(account: CreditAccount, events: readonly IntegrationEvent[]): Promise<CreditAccount>;
  /** These entries stand in the history. Kept cheap: if this is lost, they are filed once more. */
  dropUnfiled(id: string, numbers: readonly number[]): Promise<void>;
  /** Accounts with entries that were written before then and are not known to be filed. */
  unfiled(before: Date, limit: number): Promise<readonly CreditAccount[]>;
  /** Accounts with credits whose time is up, longest first. */
  expired(now: Date, limit: number): Promise<readonly CreditAccount[]>;
  /** Accounts with credits that run out soon and whose owner was not told. */
  noticesDue(now: Date, limit: number): Promise<readonly CreditAccount[]>;
}
