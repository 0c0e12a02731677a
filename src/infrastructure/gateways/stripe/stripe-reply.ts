type Reply = Readonly<{ lastResponse: Readonly<{ statusCode: number }> }>;

/**
 * The client takes an error answer without an `error` key for success, so a reply counts only when it came with 2xx and is
 * the object that was asked for. Everything else is silence: the money may have moved.
 */
export const isWhole = (reply: Reply, object: string): boolean => {
  const { id, status, object: found } = reply as unknown as Record<string, unknown>;
  return (
    reply.lastResponse.statusCode < 300 &&
    found === object &&
    typeof id === 'string' &&
    typeof status === 'string'
  );
};

/** The same for objects that have no status. */
export const isObject = (reply: Reply, object: string): boolean => {
  const { id, object: found } = reply as unknown as Record<string, unknown>;
  return reply.lastResponse.statusCode < 300 && found === object && typeof id === 'string';
};

/** The page that a list answered with; undefined when it answered with anything else. */
export const pageOf = <T>(list: Readonly<{ data?: T[] }> & Reply): T[] | undefined =>
  list.lastResponse.statusCode < 300 && Array.isArray(list.data) ? list.data : undefined;

/** We only asked, so an error says nothing about the call in doubt. */
export const asked = (error: unknown) => ({ kind: 'unknown', cause: String(error) }) as const;

export const silent = (reply: Reply) =>
  ({ kind: 'unknown', cause: `no answer in a reply with ${reply.lastResponse.statusCode}` }) as const;
