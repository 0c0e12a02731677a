/** A thing that holds sealed texts, each by where in it it stands. `context`: what they are bound to (see SecretBox). */
export type SealedThing = Readonly<{
  id: string;
  version: number;
  context: string;
  texts: Readonly<Record<string, string>>;
}>;

/** Things of one kind that hold sealed texts. A module that has such things adds one line to bootstrap/resealables.ts. */
export interface Resealable {
  /** For metrics and the log, such as `payments`. */
  readonly kind: string;
  /** Some of those with a text that one of these keys has sealed. */
  sealedWith(keys: readonly string[], limit: number): Promise<readonly SealedThing[]>;
  /** Puts other texts in place of the present ones, durably. False when the thing is no longer at this version: it is found again. */
  replace(thing: SealedThing): Promise<boolean>;
}
