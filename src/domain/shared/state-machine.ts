import { err, ok, type Result } from './result.ts';

/** Row: where we are. Column: what happened. Cell: where we go. An absent cell is a refusal. */
export type Transitions<Status extends string, EventType extends string> = Readonly<
  Record<Status, Readonly<Partial<Record<EventType, Status>>>>
>;

/** The event types that some row answers to. Lets a table prove, at compile time, that no event was forgotten. */
export type Answered<Table extends object> = { [Status in keyof Table]: keyof Table[Status] }[keyof Table];

/** State and the events that led to it travel together, so neither can be saved without the other. */
export type Decision<State, Event> = Readonly<{ state: State; events: readonly Event[] }>;
export type IllegalTransition = Readonly<{ code: 'illegal-transition'; from: string; event: string }>;

type Machine<S, St extends string, E extends { type: string }> = {
  transitions: Transitions<St, E['type']>;
  evolve: (state: S, event: E) => Omit<S, 'status'>;
};

/** The only function that assigns a status. */
export const decider =
  <S extends { status: St }, St extends string, E extends { type: string }>(machine: Machine<S, St, E>) =>
  (state: S, event: E): Result<Decision<S, E>, IllegalTransition> => {
    const row: Partial<Record<string, St>> = machine.transitions[state.status];
    const status = row[event.type];
    if (status === undefined)
      return err({ code: 'illegal-transition', from: state.status, event: event.type });
    return ok({ state: { ...machine.evolve(state, event), status } as S, events: [event] });
  };
