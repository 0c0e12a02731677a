import { createHmac, timingSafeEqual } from 'node:crypto';
import { type RequestHandler } from 'express';
import { type Collection } from 'mongodb';
import { type LimitDocument } from './limit-document.ts';

const header = /^t=(\d+),v1=([0-9a-f]{64})$/;

/** Checks the signature, keeps the event, and answers. */
export const webhook =
  (events: Collection<LimitDocument>, secret: string): RequestHandler =>
  async (request, response) => {
    const body = request.body as Buffer;
    const [, seconds = '', signature = ''] = header.exec(request.header('stripe-signature') ?? '') ?? [];
    const expected = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();
    if (!timingSafeEqual(expected, Buffer.from(signature, 'hex'))) {
      response.sendStatus(400);
      return;
    }
    const text = body.toString();
    const { id, type } = JSON.parse(text) as { id: string; type: string };
    await events.insertOne({ _id: id, type, body: text, receivedAt: new Date() });
    response.json({ received: true });
  };
