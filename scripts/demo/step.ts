import { type CashBook } from './cash-book.ts';
import { type Kassa } from './kassa.ts';
import { type Sandbox } from './sandbox.ts';

/** One line of a table. */
export type Line = Readonly<{
  /** Who did it, where that is shown. */
  who?: string;
  asked: string;
  answer: string;
  /** The payment whose money is shown beside it, on both sides. */
  paymentId: string | undefined;
  /** It went as it should. */
  isRight: boolean;
  /** The money has moved and we do not know yet: the two sides are shown as they are, not waited for. */
  isMidway?: boolean;
}>;

export type Stage = Readonly<{
  kassa: Kassa;
  sandbox: Sandbox;
  cashBook: CashBook;
}>;
/** Shows one thing that Kassa does; its lines come one after the other. */
export type Step = Readonly<{ name: string; play(stage: Stage): AsyncIterable<Line> }>;

export const amount = 10_000;
export const order = (name: string, token: string, more: object = {}): object => ({
  orderId: `demo-${name}`,
  amount,
  currency: 'USD',
  paymentMethod: { type: 'card', token },
  ...more,
});
