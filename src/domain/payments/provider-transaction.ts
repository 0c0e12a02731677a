import { type GatewayAccountId, type PaymentId, type TenantId } from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';

/**
 * A payer's attempt that the provider leads: it opens the transaction with us, takes the money, and tells us. `opened`
 * may become `performed` or `cancelled`, `performed` may become `reversed` (the money was given back); both ends are final.
 */
export type TransactionStatus = 'opened' | 'performed' | 'cancelled' | 'reversed';

export type ProviderTransaction = Readonly<{
  /** `<account>:<the provider's id>`: the same call twice finds the same row. */
  id: string;
  version: number;
  tenantId: TenantId;
  gatewayAccountId: GatewayAccountId;
  provider: string;
  /** The provider's id, as text: some are larger than a number can hold. */
  providerId: string;
  /** Our own number for it: an integer that is never given twice within a provider. */
  number: number;
  paymentId: PaymentId;
  /** What the payer named the payment by, as it came. */
  account: Readonly<Record<string, string>>;
  amount: Money;
  status: TransactionStatus;
  /** Only one transaction may be open at a time for a payment that is paid once. */
  isExclusive: boolean;
  /** The provider's reason for a cancellation, as it came; null while there is none. */
  reason: number | null;
  /** When the provider says it was created. */
  providerAt: Date;
  createdAt: Date;
  performedAt: Date | null;
  cancelledAt: Date | null;
  /** When an open one is given up; null when it is not open. */
  expiresAt: Date | null;
  /** The provider's own further facts (document number, fiscal receipts), kept as text for people. */
  notes: Readonly<Record<string, string>>;
}>;
