/** A part of a text that looks or acts in a way of its own; offset and length in UTF-16 code units. */
export type Entity = {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
};

/** A text without its markup, and what the markup said. */
export type ParsedText = { readonly text: string; readonly entities: readonly Entity[] };

const command = /(^|\s)(\/[a-z0-9_]{1,32}(?:@\w{3,32})?)(?=\s|$)/gi;

/** Gives the commands in a text that a person wrote. */
export const commandsIn = (text: string): readonly Entity[] =>
  [...text.matchAll(command)].map((found) => ({
    type: 'bot_command',
    offset: found.index + (found[1] ?? '').length,
    length: (found[2] ?? '').length,
  }));
