import { type Interval } from './billing-desk.ts';

/**
 * What a button stands for. `plan`: a short name of a plan. `stamp`: a short name of the state it was shown for. `quoted`:
 * what was said to be due, in minor units.
 */
export type BotAction = Readonly<
  | { kind: 'subscribe' | 'ask-change'; plan: string; interval: Interval }
  | { kind: 'change'; plan: string; interval: Interval; stamp: string; quoted: bigint }
  | { kind: 'cancel' | 'reactivate'; stamp: string }
  | { kind: 'show-plans' | 'ask-cancel' | 'manage' }
>;

const letters = {
  subscribe: 's',
  'ask-change': 'q',
  change: 'c',
  cancel: 'x',
  reactivate: 'r',
  'show-plans': 'p',
  'ask-cancel': 'a',
  manage: 'm',
} as const satisfies Record<BotAction['kind'], string>;
const kinds = new Map(
  Object.entries(letters).map(([kind, letter]) => [letter as string, kind as BotAction['kind']]),
);
const intervals: Readonly<Record<string, Interval>> = { w: 'week', m: 'month', y: 'year' };

/** The action as text without dots in its fields; at most 30 characters. */
export const writeAction = (action: BotAction): string => {
  const letter = letters[action.kind];
  switch (action.kind) {
    case 'subscribe':
    case 'ask-change':
      return [letter, action.plan, action.interval.charAt(0)].join('.');
    case 'change':
      return [letter, action.plan, action.interval.charAt(0), action.stamp, action.quoted.toString(36)].join(
        '.',
      );
    case 'cancel':
    case 'reactivate':
      return [letter, action.stamp].join('.');
    case 'show-plans':
    case 'ask-cancel':
    case 'manage':
      return letter;
  }
};

/** Undefined when it was not written by `writeAction`. */
export const readAction = (text: string): BotAction | undefined => {
  const [letter = '', one = '', two = '', three = '', four = ''] = text.split('.');
  const kind = kinds.get(letter);
  const interval = intervals[two];
  switch (kind) {
    case 'subscribe':
    case 'ask-change':
      return interval && { kind, plan: one, interval };
    case 'change':
      return interval && { kind, plan: one, interval, stamp: three, quoted: inBase36(four) };
    case 'cancel':
    case 'reactivate':
      return { kind, stamp: one };
    case 'show-plans':
    case 'ask-cancel':
    case 'manage':
      return { kind };
    case undefined:
      return undefined;
  }
};

const inBase36 = (text: string): bigint =>
  text.split('').reduce((value, digit) => value * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
