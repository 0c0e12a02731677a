import { type RequestListener } from 'node:http';
import express, { type Request, type Response } from 'express';
import { type Surroundings } from '../../emulator.ts';
import { fateOf } from '../../faults/fate.ts';
import { findMethod } from '../bot-api/methods.ts';
import { type Params } from '../bot-api/read-params.ts';
import { TelegramRefusal } from '../bot-api/telegram-refusal.ts';
import { type TelegramWorld } from '../telegram-world.ts';
import { sendRefusal, sendResult } from './send.ts';

type Needs = { readonly world: TelegramWorld; readonly surroundings: Surroundings };

/** `{"ok":true}` would be an answer here. */
const garbage = ['{"ok":tr'];

const paramsOf = (request: Request): Params => ({
  ...request.query,
  ...(request.body as Params | undefined),
});

const hangingUp = (response: Response): AbortSignal => {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  return gone.signal;
};

const serve = async ({ world, surroundings }: Needs, request: Request, response: Response): Promise<void> => {
  const found = findMethod(String(request.params['method']));
  if (request.params['token'] !== world.settings.token) throw new TelegramRefusal(401, 'Unauthorized');
  if (found === undefined) throw new TelegramRefusal(404, 'Not Found: method not found');
  const fate = fateOf(surroundings, 'telegram', [found.name]);
  const isOver = fate.endsBefore(response, {
    broken: () => sendRefusal(response, new TelegramRefusal(500, 'Internal Server Error: as asked for')),
    rateLimited: (lastsMs) => {
      const seconds = Math.max(1, Math.ceil(lastsMs / 1_000));
      sendRefusal(response, new TelegramRefusal(429, `retry after ${seconds}`, seconds));
    },
  });
  if (isOver) return;
  await fate.endure(true);
  const gone = hangingUp(response);
  const result = await found.method({ world, params: paramsOf(request), gone });
  surroundings.journal.flush();
  if (!fate.endsAfter(response, garbage)) sendResult(response, result);
};

/** Gives the HTTP listener of the emulator: methods at `/bot<token>/<method>`. */
export const serveTelegram = (needs: Needs): RequestListener => {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(express.json({ limit: '1mb' }), express.urlencoded({ extended: false, limit: '1mb' }));
  app.all('/bot:token/:method', async (request, response) => {
    try {
      await serve(needs, request, response);
    } catch (error) {
      if (!(error instanceof TelegramRefusal)) console.error('sandbox: telegram emulator failed', error);
      sendRefusal(
        response,
        error instanceof TelegramRefusal ? error : new TelegramRefusal(500, 'Internal Server Error'),
      );
    }
  });
  app.use((_request, response) => sendRefusal(response, new TelegramRefusal(404, 'Not Found')));
  return app;
};
