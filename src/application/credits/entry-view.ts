import { type NumberedEntry } from '#domain/credits/credit-account';

export { creditEntryKinds } from '#domain/credits/credit-account';

/** One line of a customer's history as anyone outside the module may see it. */
export type EntryView = NumberedEntry;
