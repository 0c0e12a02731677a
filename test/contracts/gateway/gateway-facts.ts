import { type CallInDoubt } from '#application/payments/ports/payment-gateway';
import { type FailureCode } from '#domain/payments/failure';
import { type Currency } from '#domain/shared/currency';
import { type GatewayCapabilities } from '#domain/shared/gateway-capabilities';
import { type MethodType } from '#domain/shared/method-type';
import { type World, type WorldOptions } from '#test/support/world';

/** Something to pay with; `token` is null where the method needs none. */
export type Source = Readonly<{ method: MethodType; token: string | null }>;
export type Operation = CallInDoubt['operation'] | 'refund' | 'part-refund';

/**
 * What the contract has to know of a gateway to hold it to its promises. Which promises those are, its capabilities say;
 * the rest is where the provider's own ways differ, so that nothing is promised which it can't keep.
 */
export type GatewayFacts = Readonly<{
  capabilities: GatewayCapabilities;
  currency: Currency;
  /** Of one payment, in minor units; quarters of it are amounts that the provider takes too. */
  price: bigint;
  sources: Readonly<{
    /** Pays at once. Needed where the provider takes tokens. */
    works?: Source;
    isDeclined?: Source & Readonly<{ code: FailureCode }>;
    /** Its owner must act before anything moves. */
    needsAction: Source;
  }>;
  /** The owner does what they are asked for. Rejects when they are turned away. */
  pay(world: World, paymentId: string): Promise<void>;
  /** They do not. */
  leave(world: World, paymentId: string): Promise<void>;
  /** How the emulator names a call; absent where there is nobody to call. */
  faults?: Partial<Readonly<Record<Operation, string>>>;
  /** An account to test with, where the environment of tests names none. */
  account?: Readonly<{ settings?: object; credentials: object }>;
  /** An account as the provider does not know it: its key is wrong. Needed where the provider takes tokens. */
  wrong?: Readonly<{ settings?: object; credentials: object }>;
  /** The provider answers a repetition under the same key with its first answer; else a repetition only asks. */
  knowsKeys: boolean;
  /** A charge shows what card it was made with. */
  showsMethod: boolean;
  /** `refundsOf`: each refund by our id; what went back as a whole; or nothing. */
  refundsTold: 'each' | 'whole' | 'no';
  /** Nobody but a person can find out that a charge never took place after the provider was silent. */
  lostChargesStayInDoubt?: boolean;
  /** Nobody but a person can find out whether a part went back after the provider was silent. */
  partsStayInDoubt?: boolean;
  /** The provider keeps a list of what it told us. */
  listsEvents?: boolean;
  world?: WorldOptions;
}>;
