import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Api } from 'grammy';
import { type Update } from 'grammy/types';
import { startSandbox } from '#sandbox/start-sandbox';
import { type EmulatorOptions } from '#sandbox/emulators';
import { sandboxTelegramBot } from '#sandbox/telegram/telegram-settings';
import { type ShownMessage } from '#sandbox/telegram/control/show-messages';
import { controlClient, type OpenSandbox } from '../open-sandbox.ts';

/** An update as it arrived at the webhook. */
export type Arrived = Readonly<{ update: Update; headers: IncomingHttpHeaders }>;

/** A Telegram with the official way to talk to it, a webhook to listen at and people to be played. */
export type OpenTelegram = Readonly<{
  url: string;
  api: Api;
  apiWith(token: string): Api;
  control: OpenSandbox['control'];
  arrived: Arrived[];
  hook: string;
  /** Decides the status of the webhook's answers, by how many came before. */
  answer: { with: (count: number) => number };
  said(chatId?: number): Promise<readonly ShownMessage[]>;
  write(chatId: number, text: string, from?: object): Promise<void>;
  press(chatId: number, messageId: number, data: string): Promise<number>;
  close(): Promise<void>;
}>;

const listenAtHook = async (arrived: Arrived[], answer: OpenTelegram['answer']) => {
  let count = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const update = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Update;
      arrived.push({ update, headers: request.headers });
      response.writeHead(answer.with(count)).end();
      count += 1;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    hook: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

export const openTelegram = async (options: EmulatorOptions['telegram'] = {}): Promise<OpenTelegram> => {
  const arrived: Arrived[] = [];
  const answer: OpenTelegram['answer'] = { with: () => 200 };
  const receiver = await listenAtHook(arrived, answer);
  const sandbox = await startSandbox({ telegram: { retryGapsMs: [5], ...options } });
  const url = sandbox.urls['telegram']!;
  const control = controlClient(sandbox.controlUrl);
  const apiWith = (token: string): Api => new Api(token, { apiRoot: url });
  return {
    url,
    api: apiWith(sandboxTelegramBot.token),
    apiWith,
    control,
    arrived,
    hook: receiver.hook,
    answer,
    said: async (chatId) =>
      (await control<readonly ShownMessage[]>('GET', '/telegram')).body.filter(
        (message) => chatId === undefined || message.chatId === chatId,
      ),
    write: async (chatId, text, from) => {
      await control('POST', '/telegram/send', { chatId, text, ...(from && { from }) });
    },
    press: async (chatId, messageId, data) =>
      (await control('POST', '/telegram/press', { chatId, messageId, data })).status,
    close: async () => {
      await sandbox.stop();
      await receiver.close();
    },
  };
};
