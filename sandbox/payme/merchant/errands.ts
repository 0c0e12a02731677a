import { type Agenda } from '../../agenda.ts';
import { type Collection, createCollection } from '../../collection.ts';
import { type Journal } from '../../journal/journal.ts';
import { type PaymeSettings } from '../payme-settings.ts';
import { type Watch } from '../watch.ts';
import { type Errand } from './errand.ts';
import { type Said, sameness } from './shop-answer.ts';
import { isPromise, type ShopLine } from './shop-line.ts';

/** What an errand ended with: what the shop said, or nothing after the last attempt. */
export type Ending = Said | { readonly kind: 'given-up' };

/** Calls to the shop that survive lost answers and restarts. */
export type Errands = {
  readonly begin: (errand: Pick<Errand, 'id' | 'method' | 'params'>) => void;
  /** Tells who goes on from an ending; called once for each. */
  readonly on: (hear: (errand: Errand, ending: Ending) => void) => void;
  readonly isBusy: (receiptId: string) => boolean;
  /** How many are not ended. */
  readonly waiting: () => number;
  /** Takes up what a former process left. */
  readonly resume: () => void;
  readonly clear: () => void;
  readonly stop: () => void;
};

/** All that errands depend on. */
type ErrandNeeds = {
  readonly line: ShopLine;
  readonly agenda: Agenda;
  readonly journal: Journal;
  readonly settings: PaymeSettings;
  readonly watch: Watch;
};

const work = 'payme.errand';

/** The agenda's subject for the attempt after this one. */
const appointment = ({ id, method, tries }: Errand): string => `${id} ${method} ${tries}`;

/** Gives no errands; attempts follow the emulators' clock, so that moving it brings the next one about. */
export const createErrands = (needs: ErrandNeeds): Errands => {
  const { line, agenda, journal, settings, watch } = needs;
  const errands: Collection<Errand> = createCollection<Errand>(journal, work);
  let hear: (errand: Errand, ending: Ending) => void = () => undefined;
  /** Grows when everything is forgotten or stopped: what was under way before is not heard. */
  let generation = 0;

  const end = (errand: Errand, ending: Ending): void => {
    errands.remove(errand.id);
    hear(errand, ending);
  };
  const missed = (errand: Errand): void => {
    const gaps = line.policy().retryGapsMs ?? settings.retryGapsMs[errand.method];
    const gapMs = gaps[errand.tries - 1];
    if (gapMs === undefined) {
      line.stats().givenUp += 1;
      end(errand, { kind: 'given-up' });
      return;
    }
    errands.put(errand);
    agenda.after(gapMs, work, appointment(errand));
  };
  const run = async (errand: Errand): Promise<void> => {
    errands.put(errand);
    journal.flush();
    if (errand.tries > 1) line.stats().repeats += 1;
    const begunIn = generation;
    const { answer, thrownAway } = await line.attempt({ method: errand.method, params: errand.params });
    if (begunIn !== generation) return;
    const heard = answer.kind === 'lost' ? thrownAway : answer;
    if (heard !== null && errand.thrownAway !== null && isPromise(errand))
      line.compare(errand.method, errand.thrownAway, sameness(heard));
    if (answer.kind !== 'lost') end(errand, answer);
    else
      missed(
        thrownAway === null ? errand : { ...errand, thrownAway: errand.thrownAway ?? sameness(thrownAway) },
      );
    journal.flush();
    watch.look();
  };
  const repeat = (errand: Errand): void => void run({ ...errand, tries: errand.tries + 1 });

  agenda.on(work, (subject) => {
    const errand = errands.get(subject.split(' ')[0] ?? '');
    // A restart may have tried again meanwhile: then this appointment is an old one.
    if (errand !== undefined && appointment(errand) === subject) repeat(errand);
  });
  return {
    begin: (errand) => void run({ ...errand, tries: 1, thrownAway: null }),
    on: (listener) => void (hear = listener),
    isBusy: (receiptId) => errands.get(receiptId) !== undefined,
    waiting: errands.size,
    resume: () => {
      for (const errand of [...errands.all()]) repeat(errand);
    },
    clear: () => {
      generation += 1;
      errands.clear();
    },
    stop: () => {
      generation += 1;
      line.stop();
    },
  };
};
