import { type Agenda } from '../agenda.ts';
import { type Clock } from '../clock.ts';
import { type Collection, createCollection } from '../collection.ts';
import { type Surroundings } from '../emulator.ts';
import { type Journal } from '../journal/journal.ts';
import { createLedger, type Ledger } from '../ledger.ts';
import { type Card } from './cards/card.ts';
import { layOutReadyCards } from './cards/ready-cards.ts';
import { type ClickSettings } from './click-settings.ts';
import { type Counter, createCounter } from './counter.ts';
import { type Invoice } from './invoices/invoice.ts';
import { type Visit } from './payer/visit.ts';
import { type Payment } from './payments/payment.ts';

/** Everything this Click knows. */
export type ClickWorld = {
  readonly settings: ClickSettings;
  readonly clock: Clock;
  readonly agenda: Agenda;
  readonly journal: Journal;
  readonly seed: number;
  readonly counter: Counter;
  readonly payments: Collection<Payment>;
  readonly invoices: Collection<Invoice>;
  readonly cards: Collection<Card>;
  readonly visits: Collection<Visit>;
  readonly ledger: Ledger;
  /** Puts there what a new Click has: the ready-made cards, and the counter where it stood. */
  readonly begin: () => void;
  readonly clear: () => void;
};

/** The index of whatever belongs to one order of the shop. */
export const byOrder = 'order';
/** The index of payments that somebody still has to walk through. */
export const byState = 'state';

/** Takes the surroundings and settings and gives a Click that knows nothing. Collections are restored in this order. */
export const createClickWorld = (surroundings: Surroundings, settings: ClickSettings): ClickWorld => {
  const { clock, agenda, journal, seed } = surroundings;
  const counter = createCounter(journal, settings.firstId);
  const order = { [byOrder]: ({ merchantTransId }: { readonly merchantTransId: string }) => merchantTransId };
  const stored = {
    payments: createCollection<Payment>(journal, 'click.payment', {
      ...order,
      [byState]: ({ state }) => (state === 'under way' ? state : null),
    }),
    invoices: createCollection<Invoice>(journal, 'click.invoice', order),
    cards: createCollection<Card>(journal, 'click.card'),
    visits: createCollection<Visit>(journal, 'click.visit', order),
    ledger: createLedger(journal, 'click'),
  };
  return {
    ...stored,
    settings,
    clock,
    agenda,
    journal,
    seed,
    counter,
    begin: () => {
      counter.keep();
      layOutReadyCards(stored.cards);
    },
    clear: () => {
      for (const part of Object.values(stored)) part.clear();
    },
  };
};
