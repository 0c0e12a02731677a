import { type ServerResponse } from 'node:http';
import { WithRemark } from '../bot-api/method.ts';
import { type TelegramRefusal } from '../bot-api/telegram-refusal.ts';

const send = (response: ServerResponse, status: number, body: object): void => {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
};

/** Sends what a method gave. */
export const sendResult = (response: ServerResponse, given: unknown): void =>
  given instanceof WithRemark
    ? send(response, 200, { ok: true, result: given.result, description: given.description })
    : send(response, 200, { ok: true, result: given });

/** Sends a refusal; its code is also the HTTP status. */
export const sendRefusal = (
  response: ServerResponse,
  { code, description, retryAfter }: Pick<TelegramRefusal, 'code' | 'description' | 'retryAfter'>,
): void =>
  send(response, code, {
    ok: false,
    error_code: code,
    description,
    ...(retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } }),
  });
