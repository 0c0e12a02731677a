import { type TransactionDesk } from '#application/payments/contract';
import { type PaymeSettings } from '../payme-settings.ts';
import { paymeError, type PaymeError, type PaymeErrorName } from './payme-error.ts';

export type PaymeResult = Readonly<Record<string, unknown>>;
export type PaymeReply = Readonly<{ result: PaymeResult } | { error: PaymeError }>;

/** What a method is given besides its parameters. `at`: when the call came. */
export type Asking = Readonly<{ desk: TransactionDesk; settings: PaymeSettings; at: Date }>;
/** One method of the Merchant API. It says no by an error and breaks by an exception. */
export type MerchantMethod = (asking: Asking, params: unknown) => Promise<PaymeReply>;

export const refuse = (
  name: PaymeErrorName,
  more?: Readonly<{ data?: string; code?: number }>,
): PaymeReply => ({ error: paymeError(name, more) });
