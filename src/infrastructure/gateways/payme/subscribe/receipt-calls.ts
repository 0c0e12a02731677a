import { z } from 'zod';
import { type OpeningCall } from '#application/payments/ports/payment-gateway';
import { type Money, minorUnits } from '#domain/shared/money';
import { OneReceipt, Receipt } from './receipt.ts';
import { type SubscribeClient, type SubscribeReply } from './subscribe-client.ts';

export type NoReceipt = Exclude<SubscribeReply, { kind: 'result' }>;
export type ReceiptReply = NoReceipt | Readonly<{ kind: 'receipt'; receipt: Receipt }>;
export type ReceiptCalls = ReturnType<typeof receiptCalls>;

const pageMax = 50;
/** A shop that has more than this many receipts in a few minutes is asked about in vain. */
const pagesMax = 200;

/** The calls about receipts, each made once. */
export const receiptCalls = (call: SubscribeClient, accountField: string) => ({
  create: ({ amount, paymentId, captureMethod, description }: OpeningCall, stop: AbortSignal) =>
    call(
      'receipts.create',
      {
        amount: minorUnits(amount),
        account: { [accountField]: paymentId },
        ...(description !== null && { description }),
        ...(captureMethod === 'manual' && { hold: true }),
      },
      stop,
    ).then(oneReceipt),
  pay: (id: string, token: string, { captureMethod }: OpeningCall, stop: AbortSignal) =>
    call('receipts.pay', { id, token, ...(captureMethod === 'manual' && { hold: true }) }, stop).then(
      oneReceipt,
    ),
  get: (id: string) => call('receipts.get', { id }).then(oneReceipt),
  /** Gives back all that was taken, or all that is held; kills what was only created. */
  cancel: (id: string) => call('receipts.cancel', { id }).then(oneReceipt),
  confirmHold: (id: string, amount: Money) =>
    call('receipts.confirm_hold', { id, amount: minorUnits(amount) }).then(oneReceipt),

  /** The receipts of one payment among all that were created between two instants; or why nobody knows. */
  search: async (
    paymentId: string,
    from: Date,
    to: Date,
  ): Promise<readonly Receipt[] | Readonly<{ why: string }>> => {
    const found = new Map<string, Receipt>();
    for (let page = 0; page < pagesMax; page += 1) {
      const reply = await call('receipts.get_all', {
        count: pageMax,
        from: from.getTime(),
        to: to.getTime(),
        offset: page * pageMax,
      });
      const receipts = reply.kind === 'result' ? z.array(Receipt).safeParse(reply.result).data : undefined;
      if (!receipts) return { why: reasonOf(reply) };
      for (const receipt of receipts)
        if (isOf(receipt, accountField, paymentId)) found.set(receipt._id, receipt);
      if (receipts.length < pageMax) return [...found.values()];
    }
    return { why: 'there are too many receipts to look through' };
  },
});

/** What became of a call that gave no receipt, for people. */
export const reasonOf = (reply: SubscribeReply): string => {
  switch (reply.kind) {
    case 'refused':
      return `error ${reply.code} ${reply.message}`.trim();
    case 'turned-away':
    case 'silence':
      return reply.why;
    case 'result':
      return 'the answer is not what was asked for';
  }
};

const oneReceipt = (reply: SubscribeReply): ReceiptReply => {
  if (reply.kind !== 'result') return reply;
  const receipt = OneReceipt.safeParse(reply.result).data?.receipt;
  return receipt ? { kind: 'receipt', receipt } : { kind: 'silence', why: 'the answer holds no receipt' };
};

const isOf = ({ account }: Receipt, field: string, paymentId: string): boolean =>
  account?.some(({ name, value }) => name === field && value === paymentId) ?? false;
