import { type GatewayAccountId } from '#domain/shared/ids';
import { openDeposit } from './commands/open-deposit.ts';
import { type PaymentsPorts } from './payments-ports.ts';
import { type DepositDesk } from './ports/deposit-desk.ts';

/** Deposits of one account. */
export const depositDesk = (ports: PaymentsPorts, account: GatewayAccountId): DepositDesk => ({
  check: async ({ customerId, amount }) => {
    const tenantId = await ports.depositors.tenantOf(account, customerId);
    if (tenantId === undefined) return 'unknown-customer';
    const { limits } = await ports.terms.termsFor(tenantId, amount.currency, ports.clock.now());
    const isWithin = amount.minor >= limits.minimum && amount.minor <= limits.maximum;
    return isWithin ? undefined : 'wrong-amount';
  },
  open: openDeposit(ports, account),
});
