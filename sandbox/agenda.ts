import { type Clock } from './clock.ts';
import { type Due, dueHeap } from './due-heap.ts';
import { type Journal } from './journal/journal.ts';

/** What is due later; it survives restarts and follows the clock when that is moved. */
export type Agenda = {
  readonly after: (delayMs: number, work: string, subject: string) => void;
  readonly on: (work: string, handler: (subject: string) => void) => void;
  /** Runs everything that is due now and waits for the rest. */
  readonly run: () => void;
  readonly reset: () => void;
  readonly stop: () => void;
};

const kind = 'agenda';
const sleepMaxMs = 3_600_000;

/** Takes the clock and the journal and gives an empty agenda. */
export const createAgenda = (clock: Clock, journal: Journal): Agenda => {
  const waiting = new Map<string, Due>();
  const heap = dueHeap();
  const handlers = new Map<string, (subject: string) => void>();
  let counter = 0;
  let timer: NodeJS.Timeout | null = null;
  let wakesAtMs = Infinity;
  let stopped = false;

  const sleep = (): void => {
    const next = heap.peek();
    if (stopped || next === undefined || next.dueAtMs >= wakesAtMs) return;
    if (timer !== null) clearTimeout(timer);
    wakesAtMs = next.dueAtMs;
    timer = setTimeout(run, Math.min(sleepMaxMs, Math.max(0, next.dueAtMs - clock.nowMs())));
  };
  const wake = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    wakesAtMs = Infinity;
  };
  const run = (): void => {
    wake();
    for (let next = heap.peek(); next !== undefined && next.dueAtMs <= clock.nowMs(); next = heap.peek()) {
      heap.pop();
      if (!waiting.delete(next.id)) continue;
      handlers.get(next.work)?.(next.subject);
      journal.removed(kind, next.id);
    }
    journal.flush();
    sleep();
  };
  const remember = (due: Due): void => {
    waiting.set(due.id, due);
    heap.push(due);
  };
  journal.keep({
    kind,
    restore: (value) => {
      const due = value as Due;
      counter = Math.max(counter, Number(due.id));
      remember(due);
    },
    forget: (id) => void waiting.delete(id),
    everything: () => waiting.values(),
  });
  clock.onMove(run);
  return {
    after: (delayMs, work, subject) => {
      counter += 1;
      const due = { id: String(counter), dueAtMs: clock.nowMs() + delayMs, work, subject };
      remember(due);
      journal.wrote(kind, due);
      sleep();
    },
    on: (work, handler) => void handlers.set(work, handler),
    run,
    reset: () => {
      wake();
      waiting.clear();
      heap.clear();
    },
    stop: () => {
      stopped = true;
      wake();
    },
  };
};
