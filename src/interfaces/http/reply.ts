/** What goes back over the wire. An async iterable is streamed, piece by piece, and has no time limit. */
export type Reply = Readonly<{
  status: number;
  headers?: ReplyHeaders;
  body?: string | Uint8Array | AsyncIterable<string>;
}>;
export type ReplyHeaders = Readonly<Record<string, string>>;

export const jsonReply = (status: number, value: unknown, headers: ReplyHeaders = {}): Reply => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
});
