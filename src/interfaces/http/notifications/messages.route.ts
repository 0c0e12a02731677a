import { z } from 'zod';
import { type NotificationsUseCases } from '#application/notifications/index';
import { type MessageView } from '#application/notifications/message-view';
import { type Page } from '#application/shared/page';
import { CustomerIdSchema } from '#application/shared/schemas';
import { ok } from '#domain/shared/result';
import { cursorLike, ListQuery, page } from '../list-query.ts';
import { route } from '../route.ts';
import { MessageResource, messageStatus, toMessageResource } from './message-resource.ts';

const shared = { tag: 'Admin', access: ['admin'] } as const;

export const listMessagesRoute = route<NotificationsUseCases>()(
  {
    ...shared,
    method: 'get',
    path: '/api/v1/admin/messages',
    summary: 'What was written to customers, newest first',
    query: ListQuery.extend({
      cursor: cursorLike(/^\d{1,15}\..+$/),
      status: messageStatus.optional(),
      customerId: CustomerIdSchema.optional(),
    }),
    reply: page(MessageResource),
    status: 200,
    refusals: {},
  },
  async (app, { actor, query: { limit, cursor, ...filter } }) =>
    ok(await app.listMessages(actor.tenantId, filter, { limit, cursor })),
  ({ data, nextCursor }: Page<MessageView>) => ({ data: data.map(toMessageResource), nextCursor }),
);

export const resendMessageRoute = route<NotificationsUseCases>()(
  {
    ...shared,
    method: 'post',
    path: '/api/v1/admin/messages/:messageId/resend',
    summary: 'Send a message once more, to the same address',
    description: 'One that is still on its way is sent by itself.',
    params: z.strictObject({ messageId: z.string().min(3).max(400) }),
    body: z.strictObject({}),
    reply: MessageResource,
    status: 202,
    refusals: { 'not-found': 404, 'illegal-transition': 409 },
  },
  (app, { actor, params }) => app.resendMessage({ actor, ...params }),
  toMessageResource,
);
