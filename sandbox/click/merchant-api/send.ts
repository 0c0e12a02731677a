import { type ServerResponse } from 'node:http';
import { type Flat, writeExact } from '../json/exact-json.ts';
import { type MerchantRefusal } from './refusal.ts';

const send = (response: ServerResponse, status: number, body: Flat): void => {
  const text = writeExact(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
};

/** Sends what a call gave, with error_code 0. */
export const sendResult = (response: ServerResponse, result: Flat): void =>
  send(response, 200, { error_code: 0, error_note: 'Success', ...result });

/** Sends why a call was refused; every body has error_code and error_note (click.md §2.1). */
export const sendRefusal = (response: ServerResponse, refusal: MerchantRefusal): void =>
  send(response, refusal.status, { error_code: refusal.errorCode, error_note: refusal.message });
