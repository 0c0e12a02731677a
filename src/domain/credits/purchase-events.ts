import { type PaymentId } from '#domain/shared/ids';

/** Why a purchase came to nothing: a failure code of payments and words for the customer, or that nobody went on with it. */
export type PurchaseFailure = Readonly<{ code: string; message: string }>;

/** Facts about one purchase, in the past tense. */
export type PurchaseEvent = Readonly<
  | { type: 'PaymentOpened'; paymentId: PaymentId; at: Date }
  /** The money is there, and the credits are in the account. */
  | { type: 'PurchasePaid'; at: Date }
  | { type: 'PurchaseFailed'; failure: PurchaseFailure; at: Date }
  /** All of the money went back. */
  | { type: 'PurchaseRefunded'; at: Date }
  /** Money that had gone back is here again. */
  | { type: 'RefundUndone'; at: Date }
>;
