import { type Agenda } from '../agenda.ts';
import { type Clock } from '../clock.ts';
import { type Collection, createCollection } from '../collection.ts';
import { type Surroundings } from '../emulator.ts';
import { type Journal } from '../journal/journal.ts';
import { type LatencyBook } from '../latency/latency-book.ts';
import { createLedger, type Ledger } from '../ledger.ts';
import { type Card } from './cards/card.ts';
import { type Visit } from './checkout/visit.ts';
import { createErrands, type Errands } from './merchant/errands.ts';
import { createShopLine, type ShopLine } from './merchant/shop-line.ts';
import { type PaymeSettings } from './payme-settings.ts';
import { paymentIdOf } from './receipts/payment-id.ts';
import { type Receipt } from './receipts/receipt.ts';
import { createRegister, type Register } from './register.ts';
import { createWatch, type Watch } from './watch.ts';

/** Everything this Payme knows. */
export type PaymeWorld = {
  readonly settings: PaymeSettings;
  readonly clock: Clock;
  readonly agenda: Agenda;
  readonly journal: Journal;
  readonly latency: LatencyBook;
  readonly register: Register;
  readonly cards: Collection<Card>;
  readonly receipts: Collection<Receipt>;
  readonly visits: Collection<Visit>;
  readonly ledger: Ledger;
  readonly line: ShopLine;
  readonly errands: Errands;
  readonly watch: Watch;
  readonly clear: () => void;
};

/** Takes the surroundings and settings and gives a Payme that knows nothing. */
export const createPaymeWorld = (surroundings: Surroundings, settings: PaymeSettings): PaymeWorld => {
  const { clock, agenda, journal, latency, seed } = surroundings;
  const { accountField, shopUrl, shopTimeoutMs } = settings;
  const stored = {
    register: createRegister(journal, settings),
    cards: createCollection<Card>(journal, 'payme.card'),
    receipts: createCollection<Receipt>(journal, 'payme.receipt', {
      payment: (receipt) => paymentIdOf(accountField, receipt.account),
    }),
    visits: createCollection<Visit>(journal, 'payme.visit', {
      payment: (visit) => paymentIdOf(accountField, visit.order.account),
    }),
    ledger: createLedger(journal, 'payme'),
  };
  const watch = createWatch();
  const address = () => ({
    url: `${shopUrl ?? ''}/api/v1/webhooks/payme`,
    key: stored.register.key(),
    timeoutMs: shopTimeoutMs,
  });
  const line = createShopLine(address, seed);
  const errands = createErrands({ line, agenda, journal, settings, watch });
  return {
    ...stored,
    settings,
    clock,
    agenda,
    journal,
    latency,
    line,
    errands,
    watch,
    clear: () => {
      errands.clear();
      line.clear();
      for (const part of Object.values(stored)) part.clear();
      watch.look();
    },
  };
};
