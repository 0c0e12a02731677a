import { z } from 'zod';
import { billingEvents } from '#application/billing/contract';
import { paymentsEvents } from '#application/payments/contract';
import { type MoneyEvent } from '#domain/ledger/money-event';
import { type Currency, isCurrency } from '#domain/shared/currency';
import { type GatewayAccountId, type PaymentId, type TenantId } from '#domain/shared/ids';
import { type IntegrationEvent } from '../shared/integration-event.ts';

const text = z.string().min(1);
const minor = z.int().transform(BigInt);
const currency = z.string().refine(isCurrency);
const shared = {
  paymentId: text.transform((id) => id as PaymentId),
  gatewayAccountId: text.transform((id) => id as GatewayAccountId),
};
const ofPayment = z.object({ ...shared, currency });

const captured = ofPayment.extend({ capturedAmount: minor, platformFee: minor, gatewayFee: minor });
const feeCorrected = ofPayment.extend({ gatewayFeeChange: minor });
const returned = ofPayment.extend({ refundId: text, returnedAmount: minor, platformFeeReturned: minor });
const disputed = ofPayment.extend({ disputeId: text, heldChange: minor, lostChange: minor });
const ofInvoice = z.object({ invoiceId: text, currency });
const invoicePaid = ofInvoice.extend({ tax: minor });
const creditNote = ofInvoice.extend({ noteTax: minor });
const balanceChanged = z.object({ subscriptionId: text, currency, change: minor });
const disputeFee = z.object({ ...shared, disputeId: text, fee: minor, feeCurrency: currency });

/** Throws when the event is not what its name promises: it is tried again, and told of, until somebody looks. */
type Reader = (event: IntegrationEvent) => MoneyEvent;

const told = ({ id, tenantId, at }: IntegrationEvent, currency: Currency, reference: string) => ({
  id,
  tenantId: tenantId as TenantId,
  at: new Date(at),
  currency,
  reference,
});

const toldOfPayment = (
  event: IntegrationEvent,
  facts: Readonly<{ paymentId: PaymentId; gatewayAccountId: GatewayAccountId; currency: Currency }>,
  reference: string,
) => ({
  ...told(event, facts.currency, reference),
  paymentId: facts.paymentId,
  gatewayAccountId: facts.gatewayAccountId,
});

const readReturned =
  (type: 'refunded' | 'refund-undone'): Reader =>
  (event) => {
    const data = returned.parse(event.data);
    const { returnedAmount: amount, platformFeeReturned: platformFee } = data;
    return { type, amount, platformFee, ...toldOfPayment(event, data, data.refundId) };
  };

const readDisputed: Reader = (event) => {
  const data = disputed.parse(event.data);
  const { heldChange: held, lostChange: lost } = data;
  return { type: 'disputed', held, lost, ...toldOfPayment(event, data, data.disputeId) };
};

/** How each event that moves money is read. What is not here moves none. */
export const moneyReaders: Readonly<Record<string, Reader>> = {
  [paymentsEvents.captured]: (event) => {
    const data = captured.parse(event.data);
    const { capturedAmount, platformFee, gatewayFee } = data;
    const facts = { captured: capturedAmount, platformFee, gatewayFee };
    return { type: 'captured', ...facts, ...toldOfPayment(event, data, data.paymentId) };
  },
  [paymentsEvents.feeCorrected]: (event) => {
    const data = feeCorrected.parse(event.data);
    const change = data.gatewayFeeChange;
    return { type: 'gateway-fee-corrected', change, ...toldOfPayment(event, data, data.paymentId) };
  },
  [paymentsEvents.moneyReturned]: readReturned('refunded'),
  [paymentsEvents.returnUndone]: readReturned('refund-undone'),
  [paymentsEvents.disputeOpened]: readDisputed,
  [paymentsEvents.disputeEscalated]: readDisputed,
  [paymentsEvents.disputeClosed]: readDisputed,
  [paymentsEvents.disputeFeeLearned]: (event) => {
    const data = disputeFee.parse(event.data);
    const { fee, feeCurrency } = data;
    return {
      type: 'dispute-fee',
      fee,
      ...toldOfPayment(event, { ...data, currency: feeCurrency }, data.disputeId),
    };
  },
  [billingEvents.invoicePaid]: (event) => {
    const data = invoicePaid.parse(event.data);
    return { type: 'tax-taken', tax: data.tax, ...told(event, data.currency, data.invoiceId) };
  },
  [billingEvents.creditNoteIssued]: (event) => {
    const data = creditNote.parse(event.data);
    return { type: 'tax-returned', tax: data.noteTax, ...told(event, data.currency, data.invoiceId) };
  },
  [billingEvents.creditNoteUndone]: (event) => {
    const data = creditNote.parse(event.data);
    return { type: 'tax-taken', tax: data.noteTax, ...told(event, data.currency, data.invoiceId) };
  },
  [billingEvents.balanceChanged]: (event) => {
    const data = balanceChanged.parse(event.data);
    const { change, subscriptionId } = data;
    return { type: 'customer-credit-changed', change, ...told(event, data.currency, subscriptionId) };
  },
};
