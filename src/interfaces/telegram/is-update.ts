import { type Update } from 'grammy/types';

/** Whether it has the number by which updates are told apart; what else is in it, the bot looks for. */
export const isUpdate = (value: unknown): value is Update =>
  typeof value === 'object' &&
  value !== null &&
  'update_id' in value &&
  Number.isSafeInteger(value.update_id);
