import { type Mongo } from './connection.ts';
import { isDuplicate, translated } from './mongo-failures.ts';

type Counter = { _id: string; last: number | bigint };

/**
 * The next number of a sequence, from 1. It is on disk before it is given, so no restart gives it again; one that is not
 * used is lost, which leaves a gap and nothing else.
 */
export const nextNumber =
  ({ db }: Mongo) =>
  async (sequence: string): Promise<number> => {
    const counters = db.collection<Counter>('counters');
    const next = () =>
      counters.findOneAndUpdate(
        { _id: sequence },
        { $inc: { last: 1 } },
        { upsert: true, returnDocument: 'after' },
      );
    const counter = await translated(
      next().catch((failure: unknown) => {
        // Two made the first number of a sequence at once; now it is there.
        if (isDuplicate(failure, '_id')) return next();
        throw failure;
      }),
    );
    if (!counter) throw new Error(`the sequence ${sequence} gave no number`);
    return Number(counter.last);
  };
