/** A button under a message: it brings data back to us, or opens an address. */
export type Button = Readonly<{ text: string; data: string }> | Readonly<{ text: string; url: string }>;

/** What the bot says: plain text, and rows of buttons. */
export type Reply = Readonly<{ text: string; buttons: readonly (readonly Button[])[] }>;

export const plainReply = (text: string): Reply => ({ text, buttons: [] });
