import { type Actor } from '../../shared/actor.ts';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { type ReceivedEventFilter, type ReceivedEventSummary } from '../ports/inbox.ts';
import { webhooksSeenBy } from '../webhooks-seen-by.ts';
import { type WebhooksPorts } from '../webhooks-ports.ts';

/** What providers told us: for an admin about the tenant's own accounts, for the platform about all. */
export const listWebhooks =
  ({ inbox }: WebhooksPorts) =>
  (
    actor: Actor,
    filter: Omit<ReceivedEventFilter, 'tenantId'>,
    page: PageRequest,
  ): Promise<Page<ReceivedEventSummary>> =>
    inbox.list({ ...filter, ...webhooksSeenBy(actor) }, page);
