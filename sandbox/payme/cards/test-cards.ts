import { codes } from '../rpc/codes.ts';
import { type Card, type Temper } from './card.ts';

/** What a test number does: it becomes a card, or is refused with a code when a card is made of it. */
type TestCard =
  | { readonly temper: Temper; readonly mute?: boolean }
  | { readonly refusedWith: number; readonly message: string };

/** The expiry of every test card, and the code that verifies it (payme.md §3.4). */
export const testExpire = '0399';
export const testCode = '666666';

/** The numbers that the test host knows (payme.md §3.4). */
export const testCards: Readonly<Record<string, TestCard>> = {
  '8600069195406311': { temper: 'pays' },
  '8600495473316478': { temper: 'pays' },
  '8600060921090842': { temper: 'pays', mute: true },
  '3333336415804657': { refusedWith: codes.cardRefused, message: 'The card has expired' },
  '4444445987459073': { refusedWith: codes.cardRefused, message: 'The card is blocked' },
  '8600143417770323': { temper: 'broken' },
  '8600134301849596': { temper: 'slow' },
};

const ready = (name: string, temper: Temper): Card => ({
  id: `sandbox-payme-card-${name}`,
  number: '860006******6311',
  expire: '03/99',
  recurrent: true,
  verify: true,
  temper,
  mute: false,
  code: null,
  replacedBy: null,
});

/** Cards that are verified from the start, by tokens that tests can know; any other token is not found. */
export const readyCards: readonly Card[] = [
  ready('ok', 'pays'),
  ready('poor', 'poor'),
  ready('slow', 'slow'),
  ready('broken', 'broken'),
];
