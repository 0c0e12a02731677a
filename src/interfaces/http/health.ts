import { withDeadline } from './deadline.ts';
import { type Endpoint } from './endpoint.ts';
import { jsonReply } from './reply.ts';
import { systemEndpoint } from './system-endpoint.ts';

/** Rejects when the part is of no use. */
type Check = () => Promise<void>;
/** By name of the part. `canDoWithout`: some of the work goes on while it is away, so callers are still sent here. */
export type HealthChecks = Readonly<Record<string, Check | Readonly<{ canDoWithout: Check }>>>;
/** What else is good to know, and decides nothing: whom we depend on may be ill while we are well. */
export type HealthDetails = () => Readonly<Record<string, object>>;
type Finding = Readonly<{ status: 'up' | 'down'; latencyMs: number; error?: string }>;

const checkTimeoutMs = 1_000;

/** `live`: the process turns. `ready`: it can do its work, or some of it; a load balancer sends nothing to one that says 503. */
export const healthEndpoints = (
  checks: HealthChecks,
  isDraining: () => boolean,
  details: HealthDetails = () => ({}),
): readonly Endpoint[] => [
  systemEndpoint({
    path: '/health/live',
    summary: 'Whether the process runs',
    replyType: 'application/json',
    statuses: [200],
    serve: () => jsonReply(200, { status: 'up' }),
  }),
  systemEndpoint({
    path: '/health/ready',
    summary: 'Whether the service and the parts it needs can work',
    replyType: 'application/json',
    statuses: [200, 503],
    serve: async () => {
      const names = Object.keys(checks);
      const findings = await Promise.all(Object.values(checks).map(examine));
      const status = isDraining() ? 'draining' : worstOf(findings);
      return jsonReply(status === 'up' || status === 'degraded' ? 200 : 503, {
        status,
        checks: Object.fromEntries(names.map((name, place) => [name, findings[place]?.shown])),
        ...details(),
      });
    },
  }),
];

type Examined = Readonly<{ shown: Finding; isNeeded: boolean }>;

const worstOf = (findings: readonly Examined[]): 'up' | 'degraded' | 'down' => {
  const down = findings.filter(({ shown }) => shown.status === 'down');
  return down.length === 0 ? 'up' : down.some(({ isNeeded }) => isNeeded) ? 'down' : 'degraded';
};

const examine = async (given: HealthChecks[string]): Promise<Examined> => {
  const isNeeded = typeof given === 'function';
  const check = isNeeded ? given : given.canDoWithout;
  const startedAtMs = performance.now();
  const error = await withDeadline(
    // A check that throws at once is down like one that rejects.
    Promise.resolve()
      .then(check)
      .then(() => undefined, reasonOf),
    checkTimeoutMs,
    () => `no answer within ${checkTimeoutMs} ms`,
  );
  const latencyMs = Math.round(performance.now() - startedAtMs);
  const shown: Finding =
    error === undefined ? { status: 'up', latencyMs } : { status: 'down', latencyMs, error };
  return { shown, isNeeded };
};

/** The kind of failure only: messages of drivers name hosts and users, and this page is public. */
const reasonOf = (failure: unknown): string => (failure instanceof Error ? failure.name : 'failed');
