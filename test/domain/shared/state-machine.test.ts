import { decider, type Transitions } from '#domain/shared/state-machine';

type Lamp = Readonly<{ status: 'off' | 'on'; switched: number }>;
type LampEvent = Readonly<{ type: 'Lit' } | { type: 'Doused' } | { type: 'Polished' }>;

const transitions = {
  off: { Lit: 'on', Polished: 'off' },
  on: { Doused: 'off' },
} as const satisfies Transitions<Lamp['status'], LampEvent['type']>;

const evolved: string[] = [];
const decide = decider<Lamp, Lamp['status'], LampEvent>({
  transitions,
  evolve: (lamp, event) => {
    evolved.push(event.type);
    return { ...lamp, switched: lamp.switched + 1 };
  },
});

describe('a decider', () => {
  const off: Lamp = { status: 'off', switched: 0 };

  it('gives the state that the table names, together with the event that led there', () => {
    expect(decide(off, { type: 'Lit' })).toEqual({
      ok: true,
      value: { state: { status: 'on', switched: 1 }, events: [{ type: 'Lit' }] },
    });
  });
  it('leaves the state it was given as it was', () => {
    decide(off, { type: 'Lit' });
    expect(off).toEqual({ status: 'off', switched: 0 });
  });
  it('takes an event that stays where it is', () => {
    expect(decide(off, { type: 'Polished' })).toMatchObject({
      ok: true,
      value: { state: { status: 'off' } },
    });
  });
  it('refuses an absent cell, names it, and evolves nothing', () => {
    evolved.length = 0;
    expect(decide(off, { type: 'Doused' })).toEqual({
      ok: false,
      error: { code: 'illegal-transition', from: 'off', event: 'Doused' },
    });
    expect(evolved).toEqual([]);
  });
});
