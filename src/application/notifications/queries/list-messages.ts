import { type TenantId } from '#domain/shared/ids';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { messageView, type MessageView } from '../message-view.ts';
import { type NotificationsPorts } from '../notifications-ports.ts';
import { type MessageFilter } from '../ports/message-repository.ts';

/** What was written to a tenant's customers, newest first. */
export const listMessages =
  ({ messages }: Pick<NotificationsPorts, 'messages'>) =>
  async (tenantId: TenantId, filter: MessageFilter, page: PageRequest): Promise<Page<MessageView>> => {
    const { data, nextCursor } = await messages.list(tenantId, filter, page);
    return { data: data.map(messageView), nextCursor };
  };
