/** One server-sent event; `data` goes out as JSON. `id` lets a reader that lost the line say where it was. */
export type StreamedEvent = Readonly<{ event: string; id?: string; data: unknown }>;

/** A sign of life at least this often, so that proxies keep the line and we notice readers who left. */
const heartbeatMs = 15_000;
const heartbeat = ': still here\n\n';

/**
 * Events as the text of a `text/event-stream`. Use it as `present` of a route with that `replyType`.
 * When the reader leaves, the source's `return` is called.
 */
export async function* eventStream(source: AsyncIterable<StreamedEvent>): AsyncGenerator<string> {
  const events = source[Symbol.asyncIterator]();
  try {
    let next = events.next();
    for (;;) {
      const step = await orHeartbeat(next);
      if (step === 'heartbeat') {
        yield heartbeat;
        continue;
      }
      if (step.done) return;
      yield written(step.value);
      next = events.next();
    }
  } finally {
    // Not awaited: a source that waits for news would answer only with the next piece of it.
    void events.return?.();
  }
}

const orHeartbeat = async <T>(next: Promise<T>): Promise<T | 'heartbeat'> => {
  let timer: NodeJS.Timeout | undefined;
  const quiet = new Promise<'heartbeat'>(
    (resolve) => (timer = setTimeout(resolve, heartbeatMs, 'heartbeat')),
  );
  return Promise.race([next, quiet]).finally(() => clearTimeout(timer));
};

const written = ({ event, id, data }: StreamedEvent): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
