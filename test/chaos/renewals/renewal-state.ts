import { type World } from '#test/support/world';

/** How far the renewals have come. */
export const paidOf = ({ platform: { mongo } }: World): Promise<number> =>
  mongo.db.collection('invoices').countDocuments({ tenantId: 'acme', status: 'paid' });

/** What is still to be done, each thing with an example. */
export const unsettled = async ({ platform: { mongo } }: World): Promise<readonly string[]> => {
  const questions = [
    ['subscriptions', { isSettled: false }],
    ['subscriptions', { 'outbox.0': { $exists: true } }],
    ['invoices', { status: { $ne: 'paid' } }],
    ['invoices', { 'attempts.outcome': 'begun' }],
    ['invoices', { 'outbox.0': { $exists: true } }],
    ['payments', { 'derived.callDueAt': { $exists: true } }],
    ['payments', { 'outbox.0': { $exists: true } }],
  ] as const;
  const found = await Promise.all(
    questions.map(async ([name, question]) => {
      const one = await mongo.db.collection(name).findOne(question);
      return one ? [`${name} ${JSON.stringify(question)}: ${String(one._id)}`] : [];
    }),
  );
  return found.flat();
};
