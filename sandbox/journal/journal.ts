/** A part of the sandbox that wants its records back after a restart. */
export type Keeper = {
  readonly kind: string;
  readonly restore: (value: unknown) => void;
  readonly forget?: (id: string) => void;
  /** All records that are alive, oldest first: what a compacted journal contains. */
  readonly everything: () => Iterable<object>;
};

/** Where every change is written down, so that a killed sandbox comes back as it was. */
export type Journal = {
  /** Nothing is written: do not bother to prepare records. */
  readonly silent: boolean;
  readonly keep: (keeper: Keeper) => void;
  readonly wrote: (kind: string, value: object) => void;
  readonly removed: (kind: string, id: string) => void;
  /** Gives a short stand-in for an object that was already written down, the object itself otherwise. */
  readonly refer: (value: object) => object;
  /** The inverse of `refer`, for records that are being restored. */
  readonly resolve: (value: object) => object;
  /** Hands what was written so far to the operating system: from then on a SIGKILL cannot lose it. */
  readonly flush: () => void;
  /** Forgets everything that was written. */
  readonly clear: () => void;
  readonly close: () => void;
};

const nothing = (): void => undefined;

/** The journal of a sandbox that keeps its state in memory only. */
export const silentJournal: Journal = {
  silent: true,
  keep: nothing,
  wrote: nothing,
  removed: nothing,
  refer: (value) => value,
  resolve: (value) => value,
  flush: nothing,
  clear: nothing,
  close: nothing,
};
