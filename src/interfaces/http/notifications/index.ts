import { listMessagesRoute, resendMessageRoute } from './messages.route.ts';

export const notificationsRoutes = [listMessagesRoute, resendMessageRoute];
