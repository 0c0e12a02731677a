import { z } from 'zod';
import { ledgerEvents } from '#application/ledger/contract';
import { paymentsEvents } from '#application/payments/contract';
import { type AuditSubject } from '#domain/audit/record';
import { type Shown } from '#domain/shared/shown';
import { type IntegrationEvent } from '../shared/integration-event.ts';

const text = z.string().optional();
const count = z.int().optional();
/** An event may be of an earlier release, which told less: what it does not tell is left out. */
const facts = z.object({
  paymentId: text,
  refundId: text,
  disputeId: text,
  gateway: text,
  cause: text,
  note: text,
  reason: text,
  failure: z.object({ code: text, message: text }).nullish(),
  status: text.nullable(),
  statusBefore: text.nullable(),
  currency: text,
  amount: count,
  authorizedAmount: count,
  capturedAmount: count,
  refundAmount: count,
  approvals: count,
  gatewayFee: count,
  gatewayFeeChange: count,
  heldChange: count,
  lostChange: count,
  fee: count.nullable(),
  feeCurrency: text.nullable(),
  account: text,
  side: text,
  proposedBy: text,
  decidedBy: text.nullable(),
});
type Facts = z.output<typeof facts>;

/** What was done to what, and what of it changed: amounts in minor units. */
export type MoneyMoved = Readonly<{
  action: string;
  subject: AuditSubject;
  paymentId: string | null;
  before: Shown;
  after: Shown;
  facts: Pick<Facts, 'gateway' | 'cause' | 'note' | 'reason' | 'failure' | 'proposedBy' | 'decidedBy'>;
}>;
type Reader = (event: IntegrationEvent) => MoneyMoved;

type Changed = Readonly<{ before: Shown; after: Shown }>;
const statusOf = ({ status, statusBefore }: Facts): Changed => ({
  before: { status: statusBefore },
  after: { status },
});

const reader =
  (
    action: string,
    kind: 'payment' | 'refund' | 'dispute' | 'ledger-adjustment',
    changedBy: (facts: Facts) => Changed,
  ): Reader =>
  ({ aggregate, data }) => {
    const told = facts.parse(data);
    const { before, after } = changedBy(told);
    return {
      action,
      subject: { kind, id: aggregate.id },
      paymentId: kind === 'payment' ? null : (told.paymentId ?? null),
      before,
      after: { ...after, currency: told.currency },
      facts: told,
    };
  };

const ofRefund = (told: Facts): Changed => {
  const { before, after } = statusOf(told);
  return { before, after: { ...after, amount: told.amount } };
};
const ofDispute = (told: Facts): Changed => {
  const { before, after } = statusOf(told);
  const { amount, heldChange, lostChange } = told;
  return { before, after: { ...after, amount, heldChange, lostChange } };
};

const ofAdjustment = ({ account, side, amount }: Facts): Changed => ({
  before: {},
  after: { account, side, amount },
});

/** How each event that moves money, or prepares to, is read. What is not here is not recorded. */
export const moneyReaders: Readonly<Record<string, Reader>> = {
  [paymentsEvents.approved]: reader('payment.approved', 'payment', ({ approvals, amount }) => ({
    before: { approvals: (approvals ?? 1) - 1 },
    after: { approvals, amount },
  })),
  [paymentsEvents.authorized]: reader('payment.authorized', 'payment', (told) => ({
    before: { ...statusOf(told).before, authorizedAmount: 0 },
    after: { ...statusOf(told).after, authorizedAmount: told.authorizedAmount },
  })),
  [paymentsEvents.captured]: reader('payment.captured', 'payment', (told) => ({
    before: { ...statusOf(told).before, capturedAmount: 0 },
    after: { ...statusOf(told).after, capturedAmount: told.capturedAmount },
  })),
  [paymentsEvents.captureDeclined]: reader('payment.capture-declined', 'payment', statusOf),
  [paymentsEvents.cancelled]: reader('payment.cancelled', 'payment', statusOf),
  [paymentsEvents.feeCorrected]: reader('payment.fee-corrected', 'payment', (told) => ({
    before: { gatewayFee: (told.gatewayFee ?? 0) - (told.gatewayFeeChange ?? 0) },
    after: { gatewayFee: told.gatewayFee },
  })),
  [paymentsEvents.refundReserved]: reader('refund.reserved', 'payment', ({ refundId, refundAmount }) => ({
    before: {},
    after: { refundId, refundAmount },
  })),
  [paymentsEvents.refundCompleted]: reader('refund.completed', 'refund', ofRefund),
  [paymentsEvents.refundFailed]: reader('refund.failed', 'refund', ofRefund),
  [paymentsEvents.disputeOpened]: reader('dispute.opened', 'dispute', ofDispute),
  [paymentsEvents.disputeEscalated]: reader('dispute.escalated', 'dispute', ofDispute),
  [paymentsEvents.disputeClosed]: reader('dispute.closed', 'dispute', ofDispute),
  [paymentsEvents.disputeFeeLearned]: reader('dispute.fee-learned', 'dispute', ({ fee, feeCurrency }) => ({
    before: { fee: null },
    after: { fee, feeCurrency },
  })),
  [ledgerEvents.adjustmentProposed]: reader('ledger.adjustment-proposed', 'ledger-adjustment', ofAdjustment),
  [ledgerEvents.adjustmentApproved]: reader('ledger.adjustment-approved', 'ledger-adjustment', ofAdjustment),
  [ledgerEvents.adjustmentRejected]: reader('ledger.adjustment-rejected', 'ledger-adjustment', ofAdjustment),
  [ledgerEvents.adjustmentPosted]: reader('ledger.adjustment-posted', 'ledger-adjustment', ofAdjustment),
};
