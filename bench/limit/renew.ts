import { randomUUID } from 'node:crypto';
import { type Db } from 'mongodb';
import { type LimitDocument } from './limit-document.ts';
import { type providerClient } from './provider-client.ts';

export const weekMs = 7 * 86_400_000;

export type DueSubscription = {
  _id: string;
  status: string;
  plan: { name: string; interval: string; amount: number; currency: string };
  period: { index: number; start: Date; end: Date };
  isSettled: boolean;
  history: { what: string; at: Date }[];
  dueAt: Date;
};
export type Card = Readonly<{ customer: string; method: string }>;
export type Post = ReturnType<typeof providerClient>;

/** The writes that Kassa waits for, one after the other, and the same call. */
export const renew = async (
  db: Db,
  post: Post,
  card: Card,
  { _id: subscriptionId, period, plan }: DueSubscription,
  number: number,
): Promise<void> => {
  const subscriptions = db.collection<DueSubscription>('subscriptions');
  const invoices = db.collection<LimitDocument>('invoices');
  const at = new Date();
  const next = { index: period.index + 1, start: period.end, end: new Date(period.end.getTime() + weekMs) };
  const note = (fields: object) => invoices.updateOne({ _id: invoiceId }, { $set: fields });

  await subscriptions.updateOne(
    { _id: subscriptionId },
    { $set: { period: next, isSettled: false }, $push: { history: { what: 'renewed', at } } },
  );
  const invoiceId = `inv_${randomUUID()}`;
  const lines = [{ what: plan.name, amount: plan.amount, from: next.start, until: next.end }];
  await invoices.insertOne({
    ...{ _id: invoiceId, subscriptionId, period: next, status: 'draft', lines },
    ...{ subtotal: plan.amount, total: plan.amount, currency: plan.currency, createdAt: at },
  });
  const begun = { key: `${invoiceId}:1`, outcome: 'begun', at };
  await note({ number: `INV-${number}`, status: 'open', finalisedAt: at, attempts: [begun] });
  const payment = await charge(db, post, card, { invoiceId, amount: plan.amount });
  const paidAt = new Date();
  const attempts = [{ key: `${invoiceId}:1`, outcome: 'paid', payment, at, endedAt: paidAt }];
  await note({ status: 'paid', paymentId: payment, paidAt, attempts });
  await subscriptions.updateOne({ _id: subscriptionId }, { $set: { isSettled: true, dueAt: next.end } });
};

const charge = async (
  db: Db,
  post: Post,
  { customer, method }: Card,
  { invoiceId, amount }: Readonly<{ invoiceId: string; amount: number }>,
): Promise<string> => {
  const payments = db.collection<LimitDocument>('payments');
  const _id = `pay_${randomUUID()}`;
  const at = new Date();
  const history = [{ status: 'pending', at }];
  await payments.insertOne({ _id, invoiceId, amount, status: 'pending', history, createdAt: at });
  const form = new URLSearchParams({
    amount: String(amount),
    currency: 'usd',
    capture_method: 'automatic_async',
    'automatic_payment_methods[enabled]': 'true',
    'automatic_payment_methods[allow_redirects]': 'never',
    'metadata[limit_payment_id]': _id,
    customer,
    description: `Invoice ${invoiceId}`,
    confirm: 'true',
    'expand[0]': 'latest_charge',
    payment_method: method,
    off_session: 'true',
  }).toString();
  const intent = (await post('/v1/payment_intents', form, `${_id}:charge:1`)) as {
    id: string;
    status: string;
  };
  if (intent.status !== 'succeeded') throw new Error(`a renewal of the limit is ${intent.status}`);
  const now = new Date();
  const outcome = { status: 'completed', reference: intent.id, completedAt: now };
  await payments.updateOne(
    { _id },
    { $set: { ...outcome, history: [...history, { status: 'completed', at: now }] } },
  );
  return _id;
};
