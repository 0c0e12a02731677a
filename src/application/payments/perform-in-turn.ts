import { type Payment } from '#domain/payments/payment';
import { recordPaymentNews } from './commands/record-payment-news.ts';
import { type KeepPorts } from './keep-payment.ts';
import { type CallPorts, performCall } from './perform-call.ts';

/**
 * Makes the promised call, and the next account's, as long as the one before certainly did not execute it. `again`: the
 * first of them may have been made before.
 */
export const performInTurn = async (
  ports: CallPorts & KeepPorts,
  promised: Payment,
  again = false,
): Promise<Payment> => {
  const { news, hearing } = await performCall(ports, promised, again);
  const payment = await recordPaymentNews(ports)(promised, news, hearing);
  const isRerouted = payment.gatewayAccountId !== promised.gatewayAccountId;
  return isRerouted && payment.inFlight ? performInTurn(ports, payment) : payment;
};
