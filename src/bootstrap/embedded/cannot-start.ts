/** A refusal to start, told in one sentence that says what the reader can do about it. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
  /** For the caller that wants to try again; the sentence is for people. */
  readonly reason: CannotStartReason | undefined;

  constructor(sentence: string, reason?: CannotStartReason, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.reason = reason;
  }
}

export type CannotStartReason = 'folder-in-use' | 'port-taken';
