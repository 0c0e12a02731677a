import { settleCharge, settleWork } from './charges/settle-charge.ts';
import { expireSession, expireSessionWork } from './checkout/expire-session.ts';
import { bringAftermath } from './disputes/aftermath.ts';
import { aftermathWork } from './disputes/aftermath-work.ts';
import { decideDispute, decideWork } from './disputes/answer-dispute.ts';
import { debitWork, finishDebit } from './payment-intents/debit-bank.ts';
import { expireAuthorization, expireWork } from './payment-intents/expire-authorization.ts';
import { failRefund, giveReference, refundWork, succeedRefund } from './refunds/refund-work.ts';
import { type StripeWorld } from './stripe-world.ts';

type Work = (world: StripeWorld, subject: string) => void;

const works: Readonly<Record<string, Work>> = {
  [settleWork]: settleCharge,
  [aftermathWork]: bringAftermath,
  [decideWork]: decideDispute,
  [debitWork]: finishDebit,
  [expireWork]: expireAuthorization,
  [expireSessionWork]: expireSession,
  [refundWork.succeed]: succeedRefund,
  [refundWork.fail]: failRefund,
  [refundWork.reference]: giveReference,
};

/** Teaches the agenda everything that happens in this Stripe by itself. */
export const takeUpWork = (world: StripeWorld): void => {
  for (const [name, work] of Object.entries(works)) world.agenda.on(name, (subject) => work(world, subject));
};
