import { type ExpectedAnswer, type LoadResult } from './load-order.ts';
import { percentile } from '../measure/percentile.ts';

const samplesMax = 5;
const sampleLength = 400;

/** Checks every answer and keeps how long it took. */
export const recorder = (expected: readonly ExpectedAnswer[]) => {
  const latenciesMs: number[] = [];
  const byAnswer = expected.map(() => 0);
  const failureSamples: string[] = [];
  let failures = 0;

  const failed = (why: string): void => {
    failures += 1;
    if (failureSamples.length < samplesMax) failureSamples.push(why.slice(0, sampleLength));
  };
  return {
    failed,
    answered: (status: number, body: Buffer, latencyMs: number): void => {
      latenciesMs.push(latencyMs);
      const which = expected.findIndex((answer) => answer.status === status && body.includes(answer.text));
      if (which < 0) failed(`${status} ${body.toString('utf8')}`);
      else byAnswer[which] = (byAnswer[which] ?? 0) + 1;
    },
    result: (seconds: number, loaderCpuMs: number, unansweredAtEnd: number): LoadResult => {
      const half = Math.floor(latenciesMs.length / 2);
      return {
        answered: latenciesMs.length,
        seconds,
        p50Ms: percentile(latenciesMs, 0.5),
        p99Ms: percentile(latenciesMs, 0.99),
        p99HalvesMs: [
          percentile(latenciesMs.slice(0, half), 0.99),
          percentile(latenciesMs.slice(half), 0.99),
        ],
        byAnswer,
        failures,
        failureSamples,
        unansweredAtEnd,
        loaderMs: loaderCpuMs / Math.max(1, latenciesMs.length),
      };
    },
  };
};
export type Recorder = ReturnType<typeof recorder>;
