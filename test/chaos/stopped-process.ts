import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Client, clientOf } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { type World } from '#test/support/world';

/** A request to be stopped at the n-th await: where it goes and what it asks. */
export type Request = Readonly<{
  method?: 'post' | 'delete';
  path: string;
  body: object;
  key: string;
  /** Those of whoever is not a client of ours: they say how the body is written, too. */
  headers?: Readonly<Record<string, string>>;
}>;
/** Where a request was when its process died; `finished` when it had been answered before. */
export type Outcome = Readonly<{ request: Request; at: string }>;
type Message = Readonly<{ url?: string; stopped?: string; point?: string }>;

/** Two processes look at the one clock at different moments. */
const clocksApartMs = 250;
/** A process loads all of Kassa, on a machine that may be busy with something else. */
const startWithinMs = 90_000;
const entry = fileURLToPath(new URL('./stopping-api.mjs', import.meta.url));

/** Starts a process of its own on the machines of a world; its requests stop where they are told to. */
export const startStoppingApi = async (world: World) => {
  const child: ChildProcess = fork(entry, { env: { ...process.env, ...world.environment }, execArgv: [] });
  const stopped = new Map<string, string>();
  let url = '';
  child.on('message', (message: Message) => {
    if (message.url !== undefined) url = message.url;
    if (message.stopped !== undefined) stopped.set(message.stopped, message.point ?? '');
  });
  const life = { isOver: false };
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve())).then(
    () => void (life.isOver = true),
  );
  await eventually('the process that is to die listens', () => url !== '' || life.isOver, startWithinMs);
  if (life.isOver) throw new Error('the process died before its time: is dist/ up to date? `npm run build`');
  const client: Client = clientOf(url);
  const finished = new Set<string>();
  let count = 0;

  const send = ({ method = 'post', path, body, key, headers }: Request, stopsAt: number): string => {
    const id = `req-${(count += 1)}-${stopsAt}`;
    const asking = { headers: { ...headers, 'X-Request-Id': id, 'X-Stop-At': String(stopsAt) } };
    void (method === 'delete' ? client.delete(path, asking) : client.post(path, body, { key, ...asking }))
      .then(() => finished.add(id))
      // Its connection was cut when the process died.
      .catch(() => undefined);
    return id;
  };
  return {
    /** Sends the n-th request so that it stops at the n-th await after `passed`; all of them at once. */
    stopEach: async (requests: readonly Request[], passed = 0): Promise<Outcome[]> => {
      const ids = requests.map((request, n) => send(request, passed + n + 1));
      await eventually('every request has stopped or finished', () =>
        ids.every((id) => stopped.has(id) || finished.has(id)),
      );
      return requests.map((request, n) => ({ request, at: stopped.get(ids[n]!) ?? 'finished' }));
    },
    /** Has the worker's sweep run once, until its n-th await. Gives where it stopped. */
    stopWork: async (sweep: string, stopsAt: number): Promise<string> => {
      await eventually('the worker has seen what time it is', async () => {
        const { body } = await client.get('/sandbox/clock');
        return Date.parse(body.now) >= world.platform.clock.now().getTime() - clocksApartMs;
      });
      const id = `${sweep}-${stopsAt}`;
      void fetch(`${url}/work/${sweep}`, {
        method: 'POST',
        headers: { 'X-Request-Id': id, 'X-Stop-At': String(stopsAt) },
      })
        .then(() => finished.add(id))
        .catch(() => undefined);
      await eventually(`${sweep} has stopped or finished`, () => stopped.has(id) || finished.has(id));
      return stopped.get(id) ?? 'finished';
    },
    /** SIGKILL: nothing is flushed, closed or returned. */
    kill: async (): Promise<void> => {
      child.kill('SIGKILL');
      await gone;
    },
  };
};
export type StoppingApi = Awaited<ReturnType<typeof startStoppingApi>>;
