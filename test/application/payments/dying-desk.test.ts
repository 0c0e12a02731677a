import { type OpenTransaction, type TransactionDesk } from '#application/payments/ports/transaction-desk';
import { type PaymentId } from '#domain/shared/ids';
import { openDeaths } from './dying.ts';
import { openDesk, type OpenDesk } from './open-desk.ts';

/** More writes than any step has: the walk is complete when the last of them got through. */
const writesMax = 9;
/** Longer than a step belongs to the process that began it. */
const leaseMs = 31_000;

type Case = Readonly<{ id: PaymentId; asked: OpenTransaction }>;
type Step = Readonly<{
  name: string;
  ready(open: OpenDesk): Promise<Case>;
  run(desk: TransactionDesk, given: Case): Promise<{ ok: boolean }>;
  /** Transaction, payment, refunds: as they were, and as they are to be. */
  before: string;
  after: string;
}>;

const prepared = async (open: OpenDesk): Promise<Case> => {
  const id = await open.waiting();
  return { id, asked: open.asked(id) };
};
const steps: readonly Step[] = [
  {
    name: 'open',
    ready: prepared,
    run: (desk, { asked }) => desk.open(asked),
    before: 'none requires_action',
    after: 'opened requires_action',
  },
  {
    name: 'perform',
    ready: async (open) => {
      const given = await prepared(open);
      await open.desk.open(given.asked);
      return given;
    },
    run: (desk, { asked }) => desk.perform(asked.providerId),
    before: 'opened requires_action',
    after: 'performed completed',
  },
  {
    name: 'cancel before the money was taken',
    ready: async (open) => {
      const given = await prepared(open);
      await open.desk.open(given.asked);
      return given;
    },
    run: (desk, { asked }) => desk.cancel(asked.providerId, 3, 'refund'),
    before: 'opened requires_action',
    after: 'cancelled requires_action',
  },
  {
    name: 'cancel after',
    ready: async (open) => {
      const given = await prepared(open);
      await open.desk.open(given.asked);
      await open.desk.perform(given.asked.providerId);
      return given;
    },
    run: (desk, { asked }) => desk.cancel(asked.providerId, 5, 'refund'),
    before: 'performed completed',
    after: 'reversed refunded completed',
  },
];

describe('a process that dies at every write of', () => {
  const death = openDeaths();
  let healthy: OpenDesk;
  let dying: OpenDesk;
  beforeAll(async () => {
    healthy = await openDesk();
    dying = await openDesk(death.change, healthy.environment);
  });
  afterAll(async () => {
    await dying.kassa.close();
    await healthy.close();
  });

  const standing = async ({ id, asked }: Case): Promise<string> => {
    const [row, { status }, refunds] = await Promise.all([
      healthy.desk.find(asked.providerId),
      healthy.payment(id),
      healthy.kassa.platform.mongo.db.collection('refunds').find({ paymentId: id }).toArray(),
    ]);
    expect(row?.underWay ?? null).toBeNull();
    return [row?.status ?? 'none', status, ...refunds.map((refund) => String(refund.status))].join(' ');
  };

  /** Runs the step in processes that die, each at another write. Gives what they left behind. */
  const deaths = async ({ ready, run }: Step): Promise<readonly Case[]> => {
    const left: Case[] = [];
    for (const when of ['before', 'after'] as const)
      for (let n = 0; n < writesMax; n += 1) {
        const given = await ready(healthy);
        const { hasDied, outcome } = await death.dyingAt(n, when, () => run(dying.desk, given));
        if (hasDied) left.push(given);
        else expect(outcome).toMatchObject({ ok: true });
        if (n === writesMax - 1) expect(hasDied).toBe(false);
      }
    expect(left.length).toBeGreaterThan(1);
    return left;
  };

  it.each(steps)(
    '$name: ends as it should when the provider asks again, and answers the same from then on',
    async (step) => {
      const { run, after } = step;
      for (const given of await deaths(step)) {
        const again = await run(healthy.desk, given);
        expect(again.ok).toBe(true);
        expect(await standing(given)).toBe(after);
        const twice = await run(healthy.desk, given);
        expect({ ...twice, value: undefined }).toEqual({ ...again, value: undefined });
        expect(await standing(given)).toBe(after);
      }
    },
  );

  it.each(steps)(
    '$name: ends before or after it, and never in between, when the provider never asks again',
    async (step) => {
      const left = await deaths(step);
      await healthy.pass(leaseMs);
      for (let round = 0; round < 5; round += 1) {
        await healthy.kassa.sweep();
        await healthy.pass(leaseMs);
      }
      const ends = await Promise.all(left.map(standing));
      expect(ends.filter((end) => end !== step.before && end !== step.after)).toEqual([]);
      expect(ends).toContain(step.after);
    },
  );
});
