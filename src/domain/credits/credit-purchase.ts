import {
  type CreditPackId,
  type CreditPurchaseId,
  type CustomerId,
  type PaymentId,
  type TenantId,
} from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';
import { portion } from '#domain/shared/rate';
import { decider, type Decision } from '#domain/shared/state-machine';
import { type CreditPack } from './credit-pack.ts';
import { type PurchaseEvent, type PurchaseFailure } from './purchase-events.ts';
import { purchaseTransitions, type PurchaseStatus } from './purchase-transitions.ts';

/** One customer buying one pack. What the pack was is kept here: whatever becomes of it, this was agreed. */
export type CreditPurchase = Readonly<{
  id: CreditPurchaseId;
  tenantId: TenantId;
  version: number;
  status: PurchaseStatus;
  customerId: CustomerId;
  /** The subject that sees it as theirs. */
  ownerId: string;
  packId: CreditPackId;
  packName: string;
  credits: bigint;
  price: Money;
  validDays: number | null;
  /** Null until it is known; there may be a payment nevertheless. */
  paymentId: PaymentId | null;
  failure: PurchaseFailure | null;
  /** The idempotency key it was asked for with, and a hash of what that asked for. */
  request: Readonly<{ key: string; hash: string }>;
  createdAt: Date;
  updatedAt: Date;
}>;
export type PurchaseDecision = Decision<CreditPurchase, PurchaseEvent>;

export const newPurchase = (
  known: Pick<CreditPurchase, 'id' | 'tenantId' | 'customerId' | 'ownerId' | 'request'>,
  pack: CreditPack,
  at: Date,
): CreditPurchase => ({
  ...known,
  version: 0,
  status: 'pending',
  packId: pack.id,
  packName: pack.name,
  credits: pack.credits,
  price: pack.price,
  validDays: pack.validDays,
  paymentId: null,
  failure: null,
  createdAt: at,
  updatedAt: at,
});

const evolve = (purchase: CreditPurchase, event: PurchaseEvent): Omit<CreditPurchase, 'status'> => {
  const after = { ...purchase, updatedAt: event.at };
  switch (event.type) {
    case 'PaymentOpened':
      return { ...after, paymentId: event.paymentId, failure: null };
    case 'PurchaseFailed':
      return { ...after, failure: event.failure };
    case 'PurchasePaid':
      return { ...after, failure: null };
    case 'PurchaseRefunded':
    case 'RefundUndone':
      return after;
  }
};

/** Applies one event: the table says where it leads. */
export const decidePurchase = decider({ transitions: purchaseTransitions, evolve });

const dayMs = 86_400_000;

/** Which credits so much money bought: their share of the price, should less than that have been taken. */
export const boughtBy = (
  { credits, price, validDays }: CreditPurchase,
  paid: Money,
  paidAt: Date,
): Readonly<{ credits: bigint; expiresAt: Date | null }> => ({
  credits: paid.minor >= price.minor ? credits : portion(credits, paid.minor, price.minor),
  expiresAt: validDays === null ? null : new Date(paidAt.getTime() + validDays * dayMs),
});
