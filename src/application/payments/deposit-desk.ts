import { type GatewayAccountId } from '#domain/shared/ids';
import { openDeposit } from './commands/open-deposit.ts';
import { type PaymentsPorts } from './payments-ports.ts';
import { type DepositDesk } from './ports/deposit-desk.ts';

/** Deposits of one account. */
export const depositDesk = (ports: PaymentsPorts, account: GatewayAccountId): DepositDesk => ({
  check: async ({ customerId, amount }) => {
    const depositor = await ports.depositors.find(account, customerId);
    if (!depositor) return 'unknown-customer';
    const { limits } = await ports.terms.termsFor(depositor.tenantId, amount.currency, ports.clock.now());
    const isWithin = amount.minor >= limits.minimum && amount.minor <= limits.maximum;
    return isWithin ? undefined : 'wrong-amount';
  },
  open: openDeposit(ports, account),
});
