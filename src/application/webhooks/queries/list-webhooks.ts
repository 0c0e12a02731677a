import { type Page, type PageRequest } from '../../shared/page.ts';
import { type ReceivedEventFilter, type ReceivedEventSummary } from '../ports/inbox.ts';
import { type WebhooksPorts } from '../webhooks-ports.ts';

export const listWebhooks =
  ({ inbox }: WebhooksPorts) =>
  (filter: ReceivedEventFilter, page: PageRequest): Promise<Page<ReceivedEventSummary>> =>
    inbox.list(filter, page);
