import { z } from 'zod';
import { isCurrency } from '#domain/shared/currency';
import { type ByHandMethod } from '#domain/shared/method-type';

const amounts = z
  .record(
    z.string().refine(isCurrency, 'must be an ISO 4217 code, such as UZS'),
    z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  )
  .default({});
const instruction = (text: string) => z.string().trim().min(1).max(1_000).default(text);

const usual: Readonly<Record<ByHandMethod, string>> = {
  cash_on_delivery: 'Pay the courier in cash and name the reference.',
  bank_transfer: 'Transfer the amount to our bank account and give the reference as its purpose.',
  check: 'Make the check out to us, write the reference on its back, and hand it in.',
};

/** What a tenant decides about money that only people see arrive. Amounts are in minor units, by currency. */
export const ManualSettings = z.strictObject({
  instructions: z
    .strictObject({
      cash_on_delivery: instruction(usual.cash_on_delivery),
      bank_transfer: instruction(usual.bank_transfer),
      check: instruction(usual.check),
    })
    .default(usual),
  autoApprove: z.boolean().default(false).describe('Count every payment as received at once'),
  maximum: amounts.describe('The most that one payment may be; no bound for currencies not named'),
  secondApproverAbove: amounts.describe('Above this a second person must approve'),
  waitDays: z.int().min(1).max(90).default(14).describe('How long the money may take to arrive'),
});
export type ManualSettings = z.output<typeof ManualSettings>;
