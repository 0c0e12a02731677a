/** What the clock asks for by itself. When time jumps, each instant of it is stopped at, so that jumps of any size come to the same. */
export interface Agenda {
  /** When the next work after this instant is due; undefined when there is none. */
  nextDueAt(after: Date): Promise<Date | undefined>;
  /** Does what is due now. Gives how much there was; 0 when nothing more can be done at this instant. */
  work(): Promise<number>;
}
