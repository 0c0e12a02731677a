import { type Temper } from '../sources/temper.ts';

/** Money that is held. Amounts are in minor units. */
export type Authorization = {
  readonly id: string;
  readonly orderId: string;
  /** The reference id of its purchase unit. */
  readonly unit: string;
  readonly status: 'CREATED' | 'CAPTURED' | 'PARTIALLY_CAPTURED' | 'VOIDED' | 'DENIED';
  readonly currency: string;
  readonly minor: number;
  readonly capturedMinor: number;
  readonly captures: number;
  readonly custom_id: string | null;
  readonly invoice_id: string | null;
  readonly temper: Temper;
  readonly createdMs: number;
  readonly updatedMs: number;
  /** Until then it can be captured. */
  readonly expiresMs: number;
};
