import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db } from 'mongodb';
import { type Books } from '../books/books.ts';
import { type Finding } from '../books/finding.ts';
import { type Damage } from '../clients/disrupt.ts';
import { type Gateway } from '../plan/gateway.ts';

export type Stories = Readonly<{
  seed: number;
  findings: readonly Finding[];
  books: Books;
  damages: readonly Damage[];
  db: Db;
}>;

/** So that a run in which everything went wrong still leaves a file that can be opened. */
const storiesMax = 200;

/** Writes all that is known of every payment that something is wrong with, and gives the path of the file. */
export const writeStories = async ({ seed, findings, books, damages, db }: Stories): Promise<string> => {
  const ids = [...new Set(findings.map(({ paymentId }) => paymentId ?? ''))].slice(0, storiesMax);
  const stories = [];
  for (const id of ids)
    stories.push({
      paymentId: id || null,
      findings: findings
        .filter(({ paymentId }) => (paymentId ?? '') === id)
        .map(({ kind, what }) => `${kind}: ${what}`),
      ...(id !== '' && (await storyOf(id, books, db))),
    });
  const file = join(tmpdir(), `kassa-chaos-seed-${seed}-${process.pid}.json`);
  const readable = (_: string, value: unknown): unknown =>
    typeof value === 'bigint' ? Number(value) : value;
  writeFileSync(file, JSON.stringify({ seed, stories, damages }, readable, 2));
  return file;
};

const storyOf = async (id: string, { kassa, providers, told, repeated }: Books, db: Db): Promise<object> => {
  const payment = kassa.payments.get(id);
  const refunds = kassa.refunds.get(id) ?? [];
  const names = new Set<string>([id, ...refunds.map((refund) => refund.id as string)]);
  const heard = payment?.reference
    ? await db
        .collection('webhook_events')
        .find({ body: { $regex: payment.reference } }, { projection: { body: 0 } })
        .sort({ receivedAt: 1 })
        .toArray()
    : [];
  const book = providers.get(payment?.gateway as Gateway);
  const orderId = payment?.orderId;
  const ofOrder = <T extends Readonly<{ scenario: Readonly<{ orderId: string }> }>>(
    answers: readonly T[],
  ): T[] => answers.filter(({ scenario }) => scenario.orderId === orderId);
  return {
    payment,
    refunds,
    asked: ofOrder(told).map(({ ask, tries, reply }) => ({ ask, tries, reply })),
    askedAgain: ofOrder(repeated).map(({ ask, tries, reply }) => ({ ask, tries, reply })),
    providerLedger: book?.ledger.filter(({ reference }) => names.has(reference ?? '')),
    providerStanding: book?.standing?.get(id),
    transactions: await db.collection('provider_transactions').find({ paymentId: id }).toArray(),
    webhooks: heard,
  };
};
