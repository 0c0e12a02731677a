import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { eventually } from '#test/support/eventually';
import { type World } from '#test/support/world';

/** How many runs it worked off, and by how many bytes its resident memory grew meanwhile at most. */
type Worked = Readonly<{ count: number; growthBytes: number }>;
type Message = Readonly<{ ready?: true; stopped?: true }> & Partial<Worked>;
type StopAt = Readonly<{ atPage?: number; atSave?: number }>;

const entry = fileURLToPath(new URL('./reconciling-process.mjs', import.meta.url));
const longMs = 300_000;

/** Starts a worker in a process of its own on the machines of a world, where a statement is stored. */
export const startReconcilingProcess = async (world: World) => {
  const env = { ...process.env, ...world.environment };
  const child: ChildProcess = fork(entry, { env, execArgv: [] });
  let last: Message = {};
  let isOver = false;
  child.on('message', (message: Message) => (last = message));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve())).then(
    () => void (isOver = true),
  );
  const heard = async (what: string, isIt: (message: Message) => boolean): Promise<Message> => {
    await eventually(what, () => isOver || isIt(last), longMs);
    if (isOver) throw new Error('the worker died before its time: is dist/ up to date? `npm run build`');
    return last;
  };
  await heard('the worker is ready', ({ ready }) => ready === true);

  return {
    /** Works off what is due. */
    work: async (): Promise<Worked> => {
      last = {};
      child.send({});
      const { count = 0, growthBytes = 0 } = await heard('it has worked', (one) => one.count !== undefined);
      return { count, growthBytes };
    },
    /** Lets it work until it stops, and kills it there: nothing is flushed, closed or returned. */
    killAt: async (stop: StopAt): Promise<void> => {
      child.send(stop);
      await heard('it has stopped', ({ stopped }) => stopped === true);
      child.kill('SIGKILL');
      await gone;
    },
    stop: async (): Promise<void> => {
      child.kill();
      await gone;
    },
  };
};
