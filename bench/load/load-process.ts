/** The process that makes the load, forked by `startLoader`: takes orders over IPC and answers each with its result. */
import { closedLoop } from './closed-loop.ts';
import { type LoadOrder, type LoadResult } from './load-order.ts';
import { openLoop } from './open-loop.ts';
import { recorder } from './recorder.ts';
import { requestMaker } from './request-maker.ts';

const run = async ({ port, requests, pace, seconds, expected }: LoadOrder): Promise<LoadResult> => {
  const records = recorder(expected);
  const loop = { port, seconds, next: requestMaker(requests), recorder: records };
  const cpuBefore = process.cpuUsage();
  const startedAtMs = performance.now();
  let waiting = 0;
  if ('callers' in pace) await closedLoop({ ...loop, callers: pace.callers });
  else waiting = await openLoop({ ...loop, perSecond: pace.perSecond });
  const tookSeconds = (performance.now() - startedAtMs) / 1_000;
  const { user, system } = process.cpuUsage(cpuBefore);
  return records.result(tookSeconds, (user + system) / 1_000, waiting);
};

process.on('message', (order: LoadOrder) => {
  run(order).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
// The terminal's Ctrl-C is for the bench, which then ends us.
process.on('SIGINT', () => undefined);
