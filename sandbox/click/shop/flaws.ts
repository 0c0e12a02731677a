import { type Payment, type Step } from '../payments/payment.ts';
import { type ShopAnswer } from './shop-answer.ts';

const confirmed: ReadonlySet<number> = new Set([0, -4]);
/** The shop's own storage failed (click.md §1.4): it may say so at any time, and contradicts nothing by it. */
const storageFailed = -7;
/** What a Prepare may get that got 0 before: meanwhile the order was paid by another attempt, or cancelled. */
const changed: ReadonlySet<number> = new Set([-4, -9, storageFailed]);

const echoFlaws = (payment: Payment, answer: ShopAnswer): string[] => {
  const flaws: string[] = [];
  const echo = (name: string, sent: string, got: string | null): void => {
    if (got !== null && got !== sent) flaws.push(`${name} ${sent} came back as ${got}`);
    if (got === null && answer.error === 0) flaws.push(`${name} is missing`);
  };
  echo('click_trans_id', payment.transId, answer.clickTransId);
  echo('merchant_trans_id', payment.merchantTransId, answer.merchantTransId);
  if (answer.errorNote === '') flaws.push('error_note is missing');
  return flaws;
};

const prepareFlaws = (answer: ShopAnswer, before: ShopAnswer | null): string[] => {
  if (answer.error === 0 && !/^\d+$/.test(answer.prepareId ?? ''))
    return [`merchant_prepare_id is not a whole number: ${answer.prepareId ?? 'missing'}`];
  if (before?.error !== 0 || changed.has(answer.error)) return [];
  if (answer.error !== 0) return [`a repeated Prepare was answered ${answer.error} after 0`];
  return answer.prepareId === before.prepareId
    ? []
    : [`a repeated Prepare got merchant_prepare_id ${answer.prepareId} after ${before.prepareId}`];
};

const completeFlaws = (payment: Payment, answer: ShopAnswer, before: ShopAnswer | null): string[] => {
  if (answer.error === storageFailed) return [];
  if (payment.act === 'cancel')
    return answer.error === -9 ? [] : [`a cancellation was answered ${answer.error}, not -9`];
  if (before === null) return [];
  const due = confirmed.has(before.error) ? -4 : -9;
  const known = due === -4 || before.error === -9;
  return known && answer.error !== due
    ? [`a repeated Complete was answered ${answer.error} after ${before.error}`]
    : [];
};

/** Takes what was asked, the answer, and the one the same request got before; says what is wrong with it (click.md §1.4, §1.7). */
export const flawsOf = (
  payment: Payment,
  step: Step,
  answer: ShopAnswer,
  before: ShopAnswer | null,
): readonly string[] => [
  ...echoFlaws(payment, answer),
  ...(step === 'prepare' ? prepareFlaws(answer, before) : completeFlaws(payment, answer, before)),
];
