import { type Payment, type PaymentDecision } from '#domain/payments/payment';
import { type GatewayAccountId, type PaymentId, type TenantId } from '#domain/shared/ids';
import { type MethodType } from '#domain/shared/method-type';
import { type IntegrationEvent } from '../../shared/integration-event.ts';

export interface PaymentRepository {
  find(tenantId: TenantId, id: PaymentId): Promise<Payment | undefined>;
  /** For whoever holds the payment's link: the id is all they know, and all they need to. */
  findByLink(id: PaymentId): Promise<Payment | undefined>;
  /** The payment that a request with this key was made to. */
  findByKey(tenantId: TenantId, key: string): Promise<Payment | undefined>;
  /** For what people read out: by its number. */
  findByNumber(tenantId: TenantId, number: string): Promise<Payment | undefined>;
  /** The payment that money received by hand was recorded as; those that came to nothing are passed over. */
  findByReceipt(tenantId: TenantId, method: MethodType, reference: string): Promise<Payment | undefined>;
  /** For news from a provider, who knows no tenants: by our id if it told us, else by its own. */
  locate(
    account: GatewayAccountId,
    known: Readonly<{ paymentId?: PaymentId | undefined; reference?: string | undefined }>,
  ): Promise<Payment | undefined>;
  /** The newest payment of an account for an order, whoever's it is. */
  newestOfOrder(account: GatewayAccountId, orderId: string): Promise<Payment | undefined>;
  /** Stores a new payment with its events in one write. Throws KeyTaken when its idempotency key or its receipt is in use. */
  insert(decision: PaymentDecision, events: readonly IntegrationEvent[]): Promise<Payment>;
  /**
   * Stores state and events in one write and returns the payment at its new version. Throws ConcurrencyConflict when the
   * stored version is not the one we loaded, KeyTaken when a new key is in use on another payment.
   */
  save(decision: PaymentDecision, events: readonly IntegrationEvent[]): Promise<Payment>;
  /** As `save`, many in one round trip; one whose stored version is another is passed over. Gives how many were saved. */
  saveAll(
    changes: readonly Readonly<{ decision: PaymentDecision; events: readonly IntegrationEvent[] }>[],
  ): Promise<number>;
  /** Takes over the call in flight until `leaseEndsAt`. False: someone else did, or it has been answered. */
  claimCall(payment: Payment, leaseEndsAt: Date): Promise<boolean>;

  /** Payments whose call in flight may be asked about, longest due first. */
  callsDue(now: Date, limit: number): Promise<readonly Payment[]>;
  /** Authorizations and unfinished payments whose time is up. */
  expired(now: Date, limit: number): Promise<readonly Payment[]>;
  /** Captured payments whose gateway fee is an estimate, oldest first. */
  accountsAwaitingFee(): Promise<readonly GatewayAccountId[]>;
  awaitingFee(account: GatewayAccountId, capturedBefore: Date, limit: number): Promise<readonly Payment[]>;
  /** Puts off asking for these fees; null: for good. */
  deferFee(ids: readonly PaymentId[], until: Date | null): Promise<void>;
}
