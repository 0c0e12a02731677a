import { standingOf } from '#domain/payments/payment-transaction';
import { isOverdue } from '#domain/payments/provider-transaction';
import { type GatewayAccountId } from '#domain/shared/ids';
import { cancelTransaction } from './commands/cancel-transaction.ts';
import { noteTransaction } from './commands/note-transaction.ts';
import { openTransaction } from './commands/open-transaction.ts';
import { performTransaction } from './commands/perform-transaction.ts';
import { depositDesk } from './deposit-desk.ts';
import { findPayable } from './find-payable.ts';
import { type PaymentsPorts } from './payments-ports.ts';
import { type TransactionDesk } from './ports/transaction-desk.ts';

/** The desk for one account of a provider that leads its payments. */
export const transactionDesk =
  (ports: PaymentsPorts) =>
  (account: GatewayAccountId): TransactionDesk => ({
    deposits: depositDesk(ports, account),
    payable: async (reference) => {
      const payment = await findPayable(ports, account)(reference);
      return payment && { paymentId: payment.id, amount: payment.amount, standing: standingOf(payment) };
    },
    isHeld: async (paymentId) => {
      const holder = await ports.transactions.holderOf(paymentId);
      return holder?.status === 'opened' && !isOverdue(holder, ports.clock.now());
    },
    find: (providerId) => ports.transactions.find(account, providerId),
    findByNumber: (number) => ports.transactions.findByNumber(account, number),
    open: openTransaction(ports, account),
    perform: performTransaction(ports, account),
    cancel: cancelTransaction(ports, account),
    between: (from, to) => ports.transactions.between(account, from, to),
    note: noteTransaction(ports, account),
  });
