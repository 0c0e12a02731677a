type Told = { at: Date };

/** Facts about one transaction of a provider, in the past tense. */
export type TransactionEvent = Readonly<
  | ({ type: 'PerformBegun' } & Told)
  | ({ type: 'TransactionPerformed' } & Told)
  /** Its payment was paid otherwise or closed, so the provider is to give the money back. */
  | ({ type: 'TransactionRefused'; reason: number } & Told)
  | ({ type: 'TransactionCancelled'; reason: number } & Told)
  | ({ type: 'ReversalBegun'; reason: number } & Told)
  | ({ type: 'ReversalRefused' } & Told)
  | ({ type: 'TransactionReversed' } & Told)
  | ({ type: 'NotesKept'; notes: Readonly<Record<string, string>> } & Told)
>;
