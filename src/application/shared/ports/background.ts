/** Work that nobody waits for, because it is only sooner done than by the sweep that would find it. */
export interface Background {
  /** Never throws and never waits. When too much is under way already, it is left to the sweep; a failure is logged. */
  begin(work: () => Promise<void>): void;
  /** Once all that was begun has ended. */
  settled(): Promise<void>;
}
