/** `ours`: to be worked off now, for the `tries`-th time; `busy`: somebody else is at it; `done`: it was worked off. */
type UpdateClaim = Readonly<{ kind: 'ours'; tries: number } | { kind: 'busy' } | { kind: 'done' }>;

/** Which updates of Telegram were worked off, so that none is twice, however often it is sent. */
export interface UpdateBook {
  /** Claims an update until `until`; a claim that has lapsed may be taken over. */
  begin(updateId: number, now: Date, until: Date): Promise<UpdateClaim>;
  /** It is worked off, or given up. */
  end(updateId: number, now: Date): Promise<void>;
  /** It failed: whoever is sent it next may try at once. */
  giveBack(updateId: number, now: Date): Promise<void>;
  /** Forgets what was ended before; gives how many. */
  forgetBefore(before: Date): Promise<number>;
}
