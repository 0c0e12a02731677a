import { type Context } from 'grammy';
import { type Idempotency, ownKeys } from '#application/shared/idempotency';

/**
 * The key of what a press asks for: however often, and by however many updates, a button of one message is pressed, it is
 * done once. `what`: tells apart what one message can ask for; `asked`: what was asked.
 */
export const onePress = (context: Context, what: string, asked: string): Idempotency => {
  const message = context.callbackQuery?.message;
  return {
    key: `${ownKeys}telegram:${message?.chat.id}:${message?.message_id}:${what}`,
    requestHash: asked,
  };
};
