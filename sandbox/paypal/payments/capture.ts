import { type Temper } from '../sources/temper.ts';

/** Money that was taken, or should have been. Amounts are in minor units. */
export type Capture = {
  readonly id: string;
  readonly orderId: string;
  readonly authorizationId: string | null;
  /** The reference id of its purchase unit. */
  readonly unit: string;
  readonly status: 'COMPLETED' | 'PENDING' | 'DECLINED' | 'PARTIALLY_REFUNDED' | 'REFUNDED';
  /** Why it has its status, where that is not clear. */
  readonly reason: 'PENDING_REVIEW' | 'CHARGEBACK' | null;
  readonly currency: string;
  readonly minor: number;
  readonly refundedMinor: number;
  readonly final: boolean;
  readonly custom_id: string | null;
  readonly invoice_id: string | null;
  readonly temper: Temper;
  readonly createdMs: number;
  readonly updatedMs: number;
};

/** Tells whether the money is with the merchant, or was before it was given back. */
export const isTaken = ({ status }: Capture): boolean => status !== 'PENDING' && status !== 'DECLINED';
