import { type Db, type Document } from 'mongodb';
import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import { seededReference } from './stored-payments.ts';

const batchSize = 2_000;
/** Nobody waits for these to reach the disk one by one. */
const quickly = { ordered: false, writeConcern: { w: 1 } } as const;
const secondMs = 1_000;

/**
 * Copies one real, settled payment until both databases hold so many: each copy with ids, keys, order, customer and time
 * of its own, so that every index grows as it would. Nothing is left to do for them, so no sweep finds them.
 */
export const storePayments = async (
  databases: readonly Db[],
  template: Document,
  count: number,
): Promise<void> => {
  for (let stored = 0; stored < count; stored += batchSize) {
    const copies = Array.from({ length: Math.min(batchSize, count - stored) }, () => copyOf(template));
    await Promise.all(databases.map((db) => db.collection('payments').insertMany(copies, quickly)));
  }
};

let made = 0;

const copyOf = (template: Document): Document => {
  made += 1;
  const token = randomBytes(9).toString('hex');
  const key = `seed-${made}-${token}`;
  const { derived, commands, timeline } = template as {
    derived: Document;
    commands: readonly Document[];
    timeline: readonly Document[];
  };
  const at = new Date(Date.now() - made * secondMs);
  return {
    ...template,
    _id: `pay_${ulid(at.getTime())}`,
    number: `P-${token.toUpperCase()}`,
    reference: `${seededReference}${token}`,
    orderId: `order-${token}`,
    customerId: `customer-${made % 5_000}`,
    ownerId: `customer-${made % 5_000}`,
    commands: commands.map((command) => ({ ...command, key })),
    timeline: timeline.map((entry) => ({ ...entry, at })),
    createdAt: at,
    updatedAt: at,
    completedAt: at,
    derived: { ...derived, keys: [key] },
  };
};
