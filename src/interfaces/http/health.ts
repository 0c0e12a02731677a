import { withDeadline } from './deadline.ts';
import { type Endpoint } from './endpoint.ts';
import { jsonReply } from './reply.ts';
import { systemEndpoint } from './system-endpoint.ts';

/** By name of the part; rejects when the part is of no use. */
export type HealthChecks = Readonly<Record<string, () => Promise<void>>>;
/** What else is good to know, and decides nothing: whom we depend on may be ill while we are well. */
export type HealthDetails = () => Readonly<Record<string, object>>;
type Finding = Readonly<{ status: 'up' | 'down'; latencyMs: number; error?: string }>;

const checkTimeoutMs = 1_000;

/** `live`: the process turns. `ready`: it can do its work; a load balancer sends nothing to one that says 503. */
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
      const up = findings.every(({ status }) => status === 'up');
      const status = isDraining() ? 'draining' : up ? 'up' : 'down';
      return jsonReply(status === 'up' ? 200 : 503, {
        status,
        checks: Object.fromEntries(names.map((name, place) => [name, findings[place]])),
        ...details(),
      });
    },
  }),
];

const examine = async (check: () => Promise<void>): Promise<Finding> => {
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
  return error === undefined ? { status: 'up', latencyMs } : { status: 'down', latencyMs, error };
};

/** The kind of failure only: messages of drivers name hosts and users, and this page is public. */
const reasonOf = (failure: unknown): string => (failure instanceof Error ? failure.name : 'failed');
