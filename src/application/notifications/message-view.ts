import { type Message } from '#domain/notifications/message';

/** A message as an admin may see it. */
export type MessageView = Omit<Message, 'version' | 'tenantId' | 'data' | 'name' | 'edition' | 'queuedAt'>;

export const messageView = ({
  version: _v,
  tenantId: _t,
  data: _d,
  name: _n,
  edition: _e,
  queuedAt: _q,
  ...shown
}: Message): MessageView => shown;
