import { Router } from 'express';
import { z } from 'zod';
import { type Refused } from '../emulator.ts';
import { type Steered, withBody, withoutBody } from './control-call.ts';

const chatId = z.int();
const letter = z.strictObject({
  chatId,
  text: z.string().min(1).max(4_096),
  from: z
    .strictObject({
      firstName: z.string().min(1).optional(),
      username: z.string().min(1).optional(),
      languageCode: z.string().min(2).optional(),
    })
    .optional(),
});
const press = z.strictObject({
  chatId,
  messageId: z.int(),
  data: z.string().min(1),
  forged: z.boolean().optional(),
});

const none: Refused = { refused: 404, message: 'no messenger is emulated' };

/** What a bot has said in Telegram, and the people who talk with it. */
export const messengerRoutes = ({ emulators }: Steered): Router => {
  const messenger = emulators.find((emulator) => emulator.messenger !== undefined)?.messenger;
  const router = Router();
  router.get(
    '/telegram',
    withoutBody(() => messenger?.messages() ?? []),
  );
  router.get(
    '/telegram/answers',
    withoutBody(() => messenger?.answers() ?? []),
  );
  router.get(
    '/telegram/commands',
    withoutBody(() => messenger?.commands() ?? {}),
  );
  router.post(
    '/telegram/send',
    withBody(letter, (said) => messenger?.write(said) ?? none),
  );
  router.post(
    '/telegram/press',
    withBody(press, (button) => messenger?.press(button) ?? none),
  );
  router.post(
    '/telegram/block',
    withBody(z.strictObject({ chatId }), (chat) => messenger?.block(chat) ?? none),
  );
  return router;
};
