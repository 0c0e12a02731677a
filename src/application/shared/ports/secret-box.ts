/** Encrypts what must not be readable in a dump of the database. `context` is bound in: a sealed text opens only where it belongs. */
export interface SecretBox {
  seal(plain: string, context: string): string;
  /** Throws when the text was altered, belongs elsewhere, or its key is gone. */
  open(sealed: string, context: string): string;
}
