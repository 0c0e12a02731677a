import { httpConnection } from './http-connection.ts';
import { type Recorder } from './recorder.ts';
import { type RequestMaker } from './request-maker.ts';

type Loop = Readonly<{
  port: number;
  callers: number;
  seconds: number;
  next: RequestMaker;
  recorder: Recorder;
}>;

/** Callers that ask, wait for the answer, and ask again until the time is up. */
export const closedLoop = async ({ port, callers, seconds, next, recorder }: Loop): Promise<void> => {
  const endsAtMs = performance.now() + seconds * 1_000;

  const caller = (): Promise<void> =>
    new Promise((resolve) => {
      let sentAtMs = 0;
      const again = (): void => {
        if (performance.now() >= endsAtMs) {
          connection.close();
          resolve();
          return;
        }
        const request = next();
        sentAtMs = performance.now();
        connection.send(request);
      };
      const connection = httpConnection(
        port,
        (status, body) => {
          recorder.answered(status, body, performance.now() - sentAtMs);
          again();
        },
        (why) => {
          recorder.failed(why);
          again();
        },
      );
      again();
    });

  await Promise.all(Array.from({ length: callers }, caller));
};
