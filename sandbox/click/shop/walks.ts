import { byState, type ClickWorld } from '../click-world.ts';
import { becomePaid } from '../payments/become-paid.ts';
import { type Payment } from '../payments/payment.ts';
import { nextPayment } from './next-payment.ts';
import { type ShopCaller } from './shop-caller.ts';

/** Takes payments through Prepare, debit and Complete, over lost answers and restarts. */
export type Walks = {
  readonly begin: (payment: Payment) => void;
  /** Goes on with what a former process left under way: its request may have got an answer that nobody heard. */
  readonly resume: () => void;
  /** Gives the payment once it is no longer under way, or as it is after so long (real time); undefined after a reset. */
  readonly ended: (id: string, waitMs: number) => Promise<Payment | undefined>;
  readonly clear: () => void;
  readonly stop: () => void;
};

const work = 'click.walk';

/** Takes the world and who calls the shop, teaches the agenda to walk, and gives walks that stand still. */
export const createWalks = (world: ClickWorld, caller: ShopCaller): Walks => {
  const { payments, agenda, journal, settings } = world;
  const waiting = new Map<string, Set<() => void>>();
  /** Grows with every reset and stop: what was under way before is forgotten. */
  let generation = 0;

  const tell = (id: string): void => {
    for (const woken of waiting.get(id) ?? []) woken();
    waiting.delete(id);
  };
  /** The subject names the try, so that a walk resumed twice takes each step once. */
  const subject = ({ id, step, tries }: Payment): string => `${id} ${step} ${tries}`;
  const schedule = (payment: Payment, afterMs: number): void =>
    agenda.after(afterMs + caller.delayMs(), work, subject(payment));

  const settle = (payment: Payment): void => {
    if (payment.state === 'paid') becomePaid(world, payment);
    else payments.put(payment);
    const invoice = world.invoices.get(payment.invoiceId ?? '');
    if (payment.state === 'cancelled' && invoice !== undefined)
      world.invoices.put({ ...invoice, state: 'deleted' });
  };
  const ask = async (payment: Payment): Promise<void> => {
    const startedIn = generation;
    const asked = payments.put({ ...payment, tries: payment.tries + 1 });
    const reply = await caller.call(asked, asked.step);
    if (startedIn !== generation) return;
    const next = nextPayment(settings, asked, reply);
    settle(next.payment);
    if (next.payment.state === 'under way') schedule(next.payment, next.askAfterMs);
    journal.flush();
    if (next.payment.state !== 'under way') tell(next.payment.id);
  };
  agenda.on(work, (due) => {
    const payment = payments.get(due.slice(0, due.indexOf(' ')));
    if (payment?.state === 'under way' && subject(payment) === due) void ask(payment);
  });
  return {
    begin: (payment) => schedule(payment, 0),
    resume: () => {
      for (const payment of payments.where(byState, 'under way'))
        if (payment.way === 'link') schedule(payment, 0);
    },
    ended: (id, waitMs) =>
      new Promise((resolve) => {
        const others = waiting.get(id) ?? new Set();
        const woken = (): void => {
          clearTimeout(timer);
          others.delete(woken);
          if (others.size === 0) waiting.delete(id);
          resolve(payments.get(id));
        };
        const timer = setTimeout(woken, waitMs);
        waiting.set(id, others.add(woken));
        if (payments.get(id)?.state !== 'under way') woken();
      }),
    clear: () => {
      generation += 1;
      for (const id of [...waiting.keys()]) tell(id);
    },
    stop: () => {
      generation += 1;
      caller.stop();
      for (const id of [...waiting.keys()]) tell(id);
    },
  };
};
