import { type ReceivedEvent } from '#domain/webhooks/received-event';
import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { type VerifiedWebhook } from './ports/webhook-dialect.ts';

/** How long a worker has before the sweeper looks whether the event reached one. */
const handOverMs = 10_000;

type Told = Readonly<{
  provider: string;
  account: GatewayAccountId;
  tenantId: TenantId | null;
  event: VerifiedWebhook;
  body: string;
  at: Date;
  foundBy: ReceivedEvent['foundBy'];
}>;

/** An event as the inbox keeps it, the same whether it was told or found. Nothing has been made of it yet. */
export const eventToKeep = ({
  provider,
  account,
  tenantId,
  event: { eventId, type, occurredAt },
  body,
  at,
  foundBy,
}: Told): ReceivedEvent => ({
  id: eventIdOf(provider, { account, tenantId }, eventId),
  version: 0,
  provider,
  gatewayAccountId: account,
  tenantId,
  eventId,
  type,
  body,
  status: 'received',
  tries: 0,
  dueAt: new Date(at.getTime() + handOverMs),
  lastError: null,
  occurredAt,
  receivedAt: at,
  processedAt: null,
  foundBy,
});

/** A provider numbers its events alike for all its accounts, but a tenant's word about its own can't take another's place. */
const eventIdOf = (
  provider: string,
  { account, tenantId }: Pick<Told, 'account' | 'tenantId'>,
  eventId: string,
): string => (tenantId === null ? `${provider}:${eventId}` : `${provider}:${account}:${eventId}`);
