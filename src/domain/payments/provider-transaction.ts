import { type GatewayAccountId, type PaymentId, type TenantId } from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';
import { type Decision } from '#domain/shared/state-machine';
import { type TransactionEvent } from './transaction-events.ts';

/**
 * A payer's attempt that the provider leads: it opens the transaction with us, takes the money, and tells us. `opened`
 * may become `performed` or `cancelled`, `performed` may become `reversed` (the money was given back); both ends are final.
 */
export type TransactionStatus = 'opened' | 'performed' | 'cancelled' | 'reversed';

/**
 * A step that the provider asked for and that is not finished: the payment has to agree. It is stored first, so that
 * nothing else is done with the transaction meanwhile, and whoever comes next can finish it.
 */
export type StepUnderWay = Readonly<
  { step: 'perform'; at: Date } | { step: 'reverse'; reason: number; at: Date }
>;

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
  /** What the payment is called at the provider when this transaction has paid it. */
  paymentReference: string;
  /** What the payer named the payment by, as it came. */
  account: Readonly<Record<string, string>>;
  amount: Money;
  status: TransactionStatus;
  underWay: StepUnderWay | null;
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

export type TransactionDecision = Decision<ProviderTransaction, TransactionEvent>;

/** Our own reasons for a cancellation, in Payme's numbers, since it shows them: 3 "could not be executed", 4 "timeout". */
export const cancelReasons = { refused: 3, timeout: 4 } as const;

export const transactionId = (account: GatewayAccountId, providerId: string): string =>
  `${account}:${providerId}`;

/** What the giving back of a performed transaction, by its provider, is called in our books. */
export const reversalReference = (providerId: string): string => `${providerId}${reversed}`;
export const isReversalReference = (reference: string | null): boolean =>
  reference?.endsWith(reversed) ?? false;
const reversed = ':cancel';

/** An open transaction whose time is up. One that is being performed is decided by its payment, not by the clock. */
export const isOverdue = (
  { status, underWay, expiresAt }: Pick<ProviderTransaction, 'status' | 'underWay' | 'expiresAt'>,
  now: Date,
): boolean => status === 'opened' && underWay === null && expiresAt !== null && expiresAt <= now;
