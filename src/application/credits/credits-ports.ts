import { type Clock } from '../shared/ports/clock.ts';
import { type IdGenerator } from '../shared/ports/id-generator.ts';
import { type Log } from '../shared/ports/log.ts';
import { type Outbox } from '../shared/ports/outbox.ts';
import { type TakeTurns } from '../shared/turns-by-key.ts';
import { type Buyers } from './ports/buyers.ts';
import { type CreditAccountRepository } from './ports/credit-account-repository.ts';
import { type CreditHistory } from './ports/credit-history.ts';
import { type PackRepository } from './ports/pack-repository.ts';
import { type PurchasePayments } from './ports/purchase-payments.ts';
import { type PurchaseRepository } from './ports/purchase-repository.ts';
import { type ShortfallDesk } from './ports/shortfall-desk.ts';

/** All this module needs from the world. */
export interface CreditsPorts {
  accounts: CreditAccountRepository;
  history: CreditHistory;
  packs: PackRepository;
  purchases: PurchaseRepository;
  payments: PurchasePayments;
  buyers: Buyers;
  shortfalls: ShortfallDesk;
  outbox: Outbox;
  /** Types of events that somebody reacts to. Others would be stored and delivered for nothing. */
  heard: ReadonlySet<string>;
  /** By account: a crowd may want the same one. */
  inTurn: TakeTurns;
  clock: Clock;
  ids: IdGenerator;
  log: Log;
}
