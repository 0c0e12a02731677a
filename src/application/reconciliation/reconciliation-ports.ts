import { type ReviewDesk } from '#application/recovery/contract';
import { type Clock } from '../shared/ports/clock.ts';
import { type IdGenerator } from '../shared/ports/id-generator.ts';
import { type Log } from '../shared/ports/log.ts';
import { type Accounts } from './ports/accounts.ts';
import { type DiscrepancyBook } from './ports/discrepancy-book.ts';
import { type LineShelf } from './ports/line-shelf.ts';
import { type OurBooks } from './ports/our-books.ts';
import { type RepairDesk } from './ports/repair-desk.ts';
import { type RunRepository } from './ports/run-repository.ts';
import { type StatementFile } from './ports/statement-file.ts';

/** All this module needs from the world. */
export interface ReconciliationPorts {
  runs: RunRepository;
  lines: LineShelf;
  ours: OurBooks;
  discrepancies: DiscrepancyBook;
  accounts: Accounts;
  desk: RepairDesk;
  reviews: Pick<ReviewDesk, 'open' | 'known' | 'clear'>;
  file: StatementFile;
  clock: Clock;
  ids: IdGenerator;
  log: Log;
}
