import { z } from 'zod';
import { newWalk } from '#domain/webhooks/event-walk';
import { type GatewayAccountId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { GatewayAccountIdSchema } from '../../shared/schemas.ts';
import { webhooksSeenBy } from '../webhooks-seen-by.ts';
import { type WebhooksPorts } from '../webhooks-ports.ts';

const dayMs = 86_400_000;

export const RequestWalk = z.strictObject({
  gatewayAccountId: GatewayAccountIdSchema,
  from: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .describe('As far back as the provider keeps events, which is thirty days at Stripe and PayPal'),
});
type Input = Readonly<{ actor: Actor; asked: z.output<typeof RequestWalk> }>;
export type WalkView = Readonly<{ gatewayAccountId: GatewayAccountId; provider: string; from: Date }>;
export type WalkRefusal = Readonly<
  | { code: 'gateway-account-unknown' }
  | { code: 'events-not-listed'; provider: string }
  | { code: 'period-refused'; why: string }
>;

/** An admin has an account's list of events walked once more from an instant. It is done in the background; asking twice is harmless. */
export const requestWalk =
  ({ accounts, walks, clock, log, settings }: WebhooksPorts) =>
  async ({ actor, asked }: Input): Promise<Result<WalkView, WalkRefusal>> => {
    const { gatewayAccountId, from } = asked;
    const account = await accounts.find(gatewayAccountId);
    const { tenantId } = webhooksSeenBy(actor);
    if (!account || (tenantId !== undefined && account.tenantId !== tenantId))
      return err({ code: 'gateway-account-unknown' });
    const { provider, open } = account;
    if (!open.events) return err({ code: 'events-not-listed', provider });
    const now = clock.now();
    const why = faultOf(from, now, open.events.keptMs);
    if (why !== undefined) return err({ code: 'period-refused', why });
    const outline = { id: gatewayAccountId, tenantId: account.tenantId, provider, createdAt: null };
    await walks.add([newWalk(outline, now, settings.walkEveryMs)]);
    await walks.sendBack(gatewayAccountId, from, now);
    log.info('event-walk-requested', { gatewayAccountId, provider, from, by: actor.subject });
    return ok({ gatewayAccountId, provider, from });
  };

const faultOf = (from: Date, now: Date, keptMs: number): string | undefined => {
  if (from > now) return 'from is in the future: only what has happened can be found.';
  return now.getTime() - from.getTime() > keptMs
    ? `from is more than ${keptMs / dayMs} days ago: the provider keeps events no longer. What is older, reconciliation finds.`
    : undefined;
};
