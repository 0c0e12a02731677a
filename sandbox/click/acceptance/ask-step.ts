import { type Payment, type Step } from '../payments/payment.ts';
import { flawsOf } from '../shop/flaws.ts';
import { type ShopAnswer } from '../shop/shop-answer.ts';
import { type ShopCaller } from '../shop/shop-caller.ts';
import { type ShopRequest } from '../shop/shop-request.ts';

/** One step of the suite: a request that is sent once for each error that must come back. */
export type AcceptanceCase = {
  readonly name: string;
  readonly payment: Payment;
  readonly step: Step;
  readonly request: ShopRequest;
  readonly expected: readonly number[];
  /** Signs instead of the right one. */
  readonly secretKey?: string;
};

/** How a step went: every answer as it was read, or why there was none, and what is wrong with them. */
export type AcceptanceStep = {
  readonly name: string;
  readonly passed: boolean;
  readonly expected: readonly number[];
  readonly answers: readonly (ShopAnswer | { readonly lost: string })[];
  readonly flaws: readonly string[];
};

/** Sends the requests of one step one after the other and compares the answers. */
export const askStep = async (caller: ShopCaller, asked: AcceptanceCase): Promise<AcceptanceStep> => {
  const { name, payment, step, request, expected, secretKey } = asked;
  const answers: (ShopAnswer | { readonly lost: string })[] = [];
  const flaws: string[] = [];
  let before: ShopAnswer | null = null;
  for (const error of expected) {
    const reply = await caller.send(request, secretKey);
    if (reply.kind === 'lost') {
      answers.push({ lost: reply.why });
      flaws.push(`there was no answer: ${reply.why}`);
      continue;
    }
    const { answer } = reply;
    answers.push(answer);
    if (answer.error !== error) flaws.push(`error is ${answer.error}, not ${error}`);
    else if (error === 0) flaws.push(...flawsOf(payment, step, answer, before));
    before = answer;
  }
  return { name, passed: flaws.length === 0, expected, answers, flaws };
};
