import { randomUUID } from 'node:crypto';
import { type RequestHandler } from 'express';
import { type Db } from 'mongodb';
import { providerClient } from './provider-client.ts';
import { type Card, type DueSubscription, type Post, renew, weekMs } from './renew.ts';

/** As many as Kassa works on at a time, and claims at a time. */
const atOnce = 32;
const claimMax = 256;

/** Stores so many subscriptions that are due. */
export const subscribe =
  (db: Db): RequestHandler =>
  async (request, response) => {
    const { count } = request.body as { count: number };
    const dueAt = new Date();
    const subscriptions = Array.from({ length: count }, () => ({
      _id: `sub_${randomUUID()}`,
      status: 'active',
      plan: { name: 'Bench', interval: 'week', amount: 1_000, currency: 'USD' },
      period: { index: 0, start: new Date(dueAt.getTime() - weekMs), end: dueAt },
      isSettled: true,
      history: [{ what: 'created', at: dueAt }],
      dueAt,
    }));
    const collection = db.collection<DueSubscription>('subscriptions');
    await collection.createIndexes([{ key: { dueAt: 1 } }], {});
    await collection.insertMany(subscriptions, { ordered: false });
    response.json({ count });
  };

/** Renews all that is due. The same writes that Kassa waits for, and the same call, so many subscriptions at a time. */
export const renewals = (db: Db, stripeUrl: string): RequestHandler => {
  const post = providerClient(stripeUrl);
  const subscriptions = db.collection<DueSubscription>('subscriptions');
  let card: Promise<Card> | undefined;
  return async (_request, response) => {
    const payer = await (card ??= savedCard(post));
    let renewed = 0;
    for (;;) {
      const due = await subscriptions
        .find({ dueAt: { $lte: new Date() } })
        .limit(claimMax)
        .toArray();
      if (due.length === 0) break;
      const last = await nextNumbers(db, due.length);
      const waiting = due.map((subscription, place) => ({ subscription, number: last - place }));
      const worker = async (): Promise<void> => {
        for (let next = waiting.pop(); next; next = waiting.pop())
          await renew(db, post, payer, next.subscription, next.number);
      };
      await Promise.all(Array.from({ length: atOnce }, worker));
      renewed += due.length;
    }
    response.json({ renewed });
  };
};

const savedCard = async (post: Post): Promise<Card> => {
  const { id: customer } = (await post('/v1/customers', 'name=A+subscriber', randomUUID())) as { id: string };
  const path = '/v1/payment_methods/pm_card_visa/attach';
  const { id: method } = (await post(path, `customer=${customer}`, randomUUID())) as { id: string };
  return { customer, method };
};

/** One write for as many numbers as are needed at once. Gives the last of them. */
const nextNumbers = async (db: Db, count: number): Promise<number> => {
  const counter = await db
    .collection<{ _id: string; last: number }>('counters')
    .findOneAndUpdate(
      { _id: 'invoices' },
      { $inc: { last: count } },
      { upsert: true, returnDocument: 'after' },
    );
  return counter?.last ?? count;
};
