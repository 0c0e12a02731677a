/** A mail as it arrived. Times are instants of the emulators' clock. */
export type Letter = {
  readonly id: string;
  /** As the envelope has it. */
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly at: string;
  readonly headers: Readonly<Record<string, string>>;
};
