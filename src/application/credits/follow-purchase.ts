import { type PaymentView } from '#application/payments/contract';
import { type CreditPurchase } from '#domain/credits/credit-purchase';
import { type PurchaseEvent } from '#domain/credits/purchase-events';
import { type AccountPorts } from './change-account.ts';
import { type CreditsPorts } from './credits-ports.ts';
import { grantPurchase } from './grant-purchase.ts';
import { keepPurchase } from './keep-purchase.ts';
import { type ReturnOfMoney } from './ports/purchase-payments.ts';
import { returnCredits } from './return-credits.ts';

export type FollowPorts = AccountPorts & Pick<CreditsPorts, 'purchases' | 'payments'>;

/**
 * Brings a purchase and its buyer's account in line with how its payment stands: grants what was paid for, takes back what was
 * refunded, ends what came to nothing. Reads the present state, so it may run twice, late, out of order and beside itself.
 * Gives the purchase as it is then; it stays as it is while there is no payment.
 */
export const followPurchase =
  (ports: FollowPorts) =>
  async (purchase: CreditPurchase): Promise<CreditPurchase> => {
    const payment = await ports.payments.of(purchase);
    if (!payment) return purchase;
    const paid = await followPayment(ports, purchase, payment);
    const { captured, id: paymentId } = payment;
    if (captured.minor === 0n) return paid;
    const returns = await ports.payments.returnsOf(purchase.tenantId, paymentId);
    if (returns.length === 0) return paid;
    await returnCredits(ports, purchase, { paymentId, paid: captured, returns });
    return keepPurchase(ports, paid, () => standingAfter(returns, captured.minor, ports.clock.now()));
  };

/** The same as far as paying goes: nothing that was just paid has been refunded. */
export const followPayment = async (
  ports: FollowPorts,
  purchase: CreditPurchase,
  payment: PaymentView,
): Promise<CreditPurchase> => {
  // Before the purchase says so: what is called paid has its credits.
  if (payment.captured.minor > 0n) await grantPurchase(ports, purchase, payment);
  return keepPurchase(ports, purchase, (now) => eventsFor(now, payment, ports.clock.now()));
};

const over: readonly string[] = ['failed', 'cancelled'];

const eventsFor = (purchase: CreditPurchase, payment: PaymentView, at: Date): PurchaseEvent[] => {
  const isLinked = purchase.paymentId !== null;
  const opened: PurchaseEvent[] = isLinked ? [] : [{ type: 'PaymentOpened', paymentId: payment.id, at }];
  if (payment.captured.minor > 0n) return [...opened, { type: 'PurchasePaid', at }];
  if (!over.includes(payment.status)) return opened;
  const { code, message } = payment.failure ?? {
    code: payment.status,
    message: 'The payment was cancelled.',
  };
  return [...opened, { type: 'PurchaseFailed', failure: { code, message }, at }];
};

/** Only a refund that came to nothing undoes anything: whoever has read less than is there by now must not. */
const standingAfter = (
  returns: readonly ReturnOfMoney[],
  captured: bigint,
  at: Date,
): readonly PurchaseEvent[] => {
  const back = returns.reduce((all, { amount, isUndone }) => (isUndone ? all : all + amount.minor), 0n);
  if (back >= captured) return [{ type: 'PurchaseRefunded', at }];
  return returns.some(({ isUndone }) => isUndone) ? [{ type: 'RefundUndone', at }] : [];
};
