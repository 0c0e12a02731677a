/** What the load process is asked to do. It travels between processes, so it is data and nothing else. */
export type LoadOrder = Readonly<{
  port: number;
  requests: RequestPlan;
  pace: Pace;
  seconds: number;
  /** Every answer must be one of these, or the bench fails. */
  expected: readonly ExpectedAnswer[];
}>;

/** So many callers, each waiting for its answer; or so many arrivals a second, whoever is still waiting. */
export type Pace = Readonly<{ callers: number }> | Readonly<{ perSecond: number }>;

export type ExpectedAnswer = Readonly<{ status: number; text: string }>;

export type RequestPlan =
  | Readonly<{ kind: 'charge'; path: string; token: string; run: string }>
  | Readonly<{ kind: 'read'; path: string; token: string; ids: readonly string[] }>
  | Readonly<{ kind: 'bad-token'; path: string; /** A good one, to be forged. */ token: string }>
  | Readonly<{ kind: 'webhook'; path: string; secret: string; run: string; known: readonly KnownPayment[] }>;

/** A payment that an event can be about. */
export type KnownPayment = Readonly<{ id: string; reference: string }>;

export type LoadResult = Readonly<{
  answered: number;
  /** From the first request to the last answer. */
  seconds: number;
  p50Ms: number;
  p99Ms: number;
  /** 99th percentile of the first and of the second half: growing means that a queue grows. */
  p99HalvesMs: readonly [number, number];
  /** How many got each of the expected answers. */
  byAnswer: readonly number[];
  /** Answers that were not expected, and requests that got none. */
  failures: number;
  failureSamples: readonly string[];
  /** Still without an answer when the last request went out. */
  unansweredAtEnd: number;
  /** Processor time of the load process itself, per answer. */
  loaderMs: number;
}>;
