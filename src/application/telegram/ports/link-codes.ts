/** Makes one-time codes for links. */
export interface LinkCodes {
  /** 192 random bits in letters, digits, `-` and `_`: 32 characters, as fit into a link to a bot. */
  draw(): string;
  /** What to keep of a code; the code can't be found out from that. */
  hash(code: string): string;
}
