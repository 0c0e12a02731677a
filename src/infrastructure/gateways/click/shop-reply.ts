import { type TransactionDesk } from '#application/payments/contract';
import { type ShopError } from './click-answers.ts';
import { type ShopRequest } from './click-form.ts';
import { type ClickSettings } from './click-settings.ts';

/** A request that is signed and complete, and all that is needed to answer it. */
export type ShopAsking = Readonly<{
  request: ShopRequest;
  desk: TransactionDesk;
  settings: ClickSettings;
  at: Date;
}>;

export type ShopReply = Readonly<{
  error: ShopError;
  /** Ours for the attempt; null where none is told. */
  number?: number | null;
  /** What was asked for has been done, though the code is not 0. */
  isDone?: boolean;
  alarm?: string | undefined;
}>;

/** What an attempt that has come to an end answers to whatever is asked of it. */
export const endedReplies = {
  performed: { error: -4, isDone: true },
  cancelled: { error: -9, isDone: true },
  reversed: { error: -9, isDone: true },
} as const satisfies Record<string, ShopReply>;
