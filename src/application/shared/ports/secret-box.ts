/** Encrypts what must not be readable in a dump of the database. `context` is bound in: a sealed text opens only where it belongs. */
export interface SecretBox {
  /** Keys that still open what they have sealed, but seal no more. */
  readonly olderKeys: readonly string[];
  /** Gives `<id of the key>.<the rest>`. */
  seal(plain: string, context: string): string;
  /** Throws when the text was altered, belongs elsewhere, or its key is gone. */
  open(sealed: string, context: string): string;
}

/** The id of the key that sealed this text. */
export const keyOfSealed = (sealed: string): string => sealed.slice(0, sealed.indexOf('.'));
