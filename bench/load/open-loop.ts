import { type HttpConnection, httpConnection } from './http-connection.ts';
import { type Recorder } from './recorder.ts';
import { type RequestMaker } from './request-maker.ts';

type Loop = Readonly<{
  port: number;
  perSecond: number;
  seconds: number;
  next: RequestMaker;
  recorder: Recorder;
}>;
type Caller = (dueAtMs: number) => void;

const tickMs = 2;

/**
 * Arrivals at a fixed rate, whether or not earlier ones have been answered, as customers do. A latency counts from the
 * instant the request was due, so that a server which stalls cannot hide it. Gives how many had no answer at the end.
 */
export const openLoop = ({ port, perSecond, seconds, next, recorder }: Loop): Promise<number> => {
  const total = Math.round(perSecond * seconds);
  const idle: Caller[] = [];
  const connections: HttpConnection[] = [];
  let sent = 0;
  let settled = 0;
  let waitingAtEnd = 0;

  return new Promise((resolve) => {
    const newCaller = (): Caller => {
      let dueAt = 0;
      const settle = (): void => {
        settled += 1;
        idle.push(caller);
        if (settled < total) return;
        for (const one of connections) one.close();
        resolve(waitingAtEnd);
      };
      const connection = httpConnection(
        port,
        (status, body) => {
          recorder.answered(status, body, performance.now() - dueAt);
          settle();
        },
        (why) => {
          recorder.failed(why);
          settle();
        },
      );
      const caller: Caller = (dueAtMs) => {
        dueAt = dueAtMs;
        connection.send(next());
      };
      connections.push(connection);
      return caller;
    };

    const startedAtMs = performance.now();
    const dueAtMs = (): number => startedAtMs + (sent * 1_000) / perSecond;
    const timer = setInterval(() => {
      for (const now = performance.now(); sent < total && dueAtMs() <= now; sent += 1)
        (idle.pop() ?? newCaller())(dueAtMs());
      if (sent < total) return;
      clearInterval(timer);
      waitingAtEnd = total - settled;
    }, tickMs);
  });
};
