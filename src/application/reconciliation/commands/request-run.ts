import { z } from 'zod';
import { type Run } from '#domain/reconciliation/run';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type Idempotency, keyReused, type KeyReused } from '../../shared/idempotency.ts';
import { KeyTaken } from '../../shared/key-taken.ts';
import { GatewayAccountIdSchema } from '../../shared/schemas.ts';
import { newRun } from '../new-run.ts';
import { type ReconciliationPorts } from '../reconciliation-ports.ts';
import { maySee } from '../runs-seen-by.ts';

const periodMaxMs = 92 * 86_400_000;
const instant = z.iso.datetime().transform((text) => new Date(text));

export const RequestRun = z.strictObject({
  gatewayAccountId: GatewayAccountIdSchema,
  from: instant.describe('Included'),
  to: instant.describe('Not included; at most 92 days later, and not in the future'),
});
type Input = Readonly<{ actor: Actor; idempotency: Idempotency; asked: z.output<typeof RequestRun> }>;
export type RunAnswer = Readonly<{ run: Run; isRepeat: boolean }>;
export type AccountUnknown = Readonly<{ code: 'gateway-account-unknown' }>;
export type PeriodRefused = Readonly<{ code: 'period-refused'; why: string }>;

/** Asks for a comparison of one account with its provider's statement. It is made in the background. */
export const requestRun = (ports: ReconciliationPorts) => {
  const { runs, accounts, clock, log } = ports;
  return async ({
    actor,
    idempotency: { key, requestHash },
    asked,
  }: Input): Promise<Result<RunAnswer, KeyReused | AccountUnknown | PeriodRefused>> => {
    const { tenantId } = actor;
    const repeated = async (): Promise<Result<RunAnswer, KeyReused> | undefined> => {
      const run = await runs.findByKey(tenantId, key);
      if (!run) return undefined;
      return run.request.hash === requestHash ? ok({ run, isRepeat: true }) : err(keyReused);
    };
    const repeat = await repeated();
    if (repeat) return repeat;
    const account = await accounts.find(asked.gatewayAccountId);
    if (!account || !maySee(actor, account)) return err({ code: 'gateway-account-unknown' });
    const { gatewayAccountId, ...period } = asked;
    const why = faultOf(period, clock.now());
    if (why !== undefined) return err({ code: 'period-refused', why });
    const request = { tenantId, key, hash: requestHash, by: actor.subject };
    const run = newRun(ports, gatewayAccountId, account, period, request);
    try {
      await runs.insert(run);
    } catch (failure) {
      const first = failure instanceof KeyTaken ? await repeated() : undefined;
      if (!first) throw failure;
      return first;
    }
    log.info('reconciliation-requested', { runId: run.id, gatewayAccountId, by: actor.subject });
    return ok({ run, isRepeat: false });
  };
};

const faultOf = ({ from, to }: Readonly<{ from: Date; to: Date }>, now: Date): string | undefined => {
  if (from >= to) return 'from must be before to.';
  if (to.getTime() - from.getTime() > periodMaxMs) return 'The period is longer than 92 days: ask for less.';
  return to > now ? 'to is in the future: a period can be compared once it is over.' : undefined;
};
