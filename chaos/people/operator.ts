import { type Service } from '../clients/ask-until-answered.ts';
import { persist } from '../clients/persist.ts';
import { type Dice } from '../plan/dice.ts';
import { type Gateway } from '../plan/gateway.ts';
import { chargesInDoubt } from './charges-in-doubt.ts';
import { endOfPart } from './end-of-part.ts';
import { type People } from './do-deed.ts';

export type Refund = Readonly<{
  id: string;
  paymentId: string;
  status: string;
  amount: number;
  currency: string;
  awaitsPerson: boolean;
}>;
type Outcome = Readonly<{ outcome: 'completed' | 'failed'; evidence: string }>;

/** Somebody who gives back what no API gives back, finds out by looking what nothing else can, and writes both down. */
export type Operator = Readonly<{
  /**
   * One look at all there is to do. Only in the `calm` is it sure that a call which nobody heard the end of is over, so only
   * then is that looked into.
   */
  round(calm: boolean): Promise<void>;
}>;

const name = 'olga';
const colleague = 'oleg';
/** A person does not look at once into what may still be under way. By the machine's clock. */
const looksAfterMs = 6_000;
/** Money that can't be given back, a slip that is written only after lunch, and one that is written twice. */
const cannot = 0.08;
const forgets = 0.15;
const writesTwice = 0.1;

export const operator = ({ service, sandbox, till }: People, luck: Dice): Operator => {
  const gateways = new Map<string, Gateway>();
  const capturedOf = new Map<string, number>();
  /** Decided once for each refund: what was given back is given back, whatever happens to the slip. */
  const decided = new Map<string, Outcome>();
  const doubtedSince = new Map<string, number>();

  const lookForCharges = chargesInDoubt({ service, sandbox, as: name, looksAfterMs });

  const learn = async ({ paymentId }: Refund): Promise<Gateway | undefined> => {
    const known = gateways.get(paymentId);
    if (known) return known;
    const seen = await persist(service, { method: 'GET', path: `/payments/${paymentId}`, as: name });
    const { gateway, capturedAmount } = seen?.body ?? {};
    if (gateway === undefined) return undefined;
    gateways.set(paymentId, gateway);
    capturedOf.set(paymentId, capturedAmount ?? 0);
    return gateway;
  };
  const giveBack = async (refund: Refund): Promise<Outcome> => {
    const { id, paymentId, amount } = refund;
    if (luck.chance(cannot)) return { outcome: 'failed', evidence: 'the customer can not be reached' };
    if (gateways.get(paymentId) === 'manual') {
      till.paidOut(refund);
      return { outcome: 'completed', evidence: `receipt of ${id}` };
    }
    const isGiven = await sandbox.giveBackPart({ paymentId, refundId: id, amount });
    return isGiven
      ? { outcome: 'completed', evidence: 'letter of the support' }
      : { outcome: 'failed', evidence: 'the support refuses' };
  };
  const record = async ({ id }: Refund, { outcome, evidence }: Outcome): Promise<void> => {
    const body = { outcome, note: 'done by hand', evidence };
    const slip = { method: 'POST', path: `/admin/refunds/${id}/record`, body, as: name } as const;
    const slips = luck.chance(writesTwice) ? [slip, slip] : [slip];
    const answers = await Promise.all(slips.map((one) => persist(service, one)));
    const reviewId = answers.find((said) => said?.body.code === 'second-person-needed')?.body.reviewId;
    if (reviewId !== undefined) await agree(reviewId, body);
  };
  /** A sum so large that two people must say the same. */
  const agree = async (reviewId: string, slip: object): Promise<void> => {
    await persist(service, {
      ...{ method: 'POST', path: `/admin/reviews/${reviewId}/resolve`, as: colleague },
      ...{ key: `agree-${reviewId}`, body: { action: 'record-refund', ...slip } },
    });
  };
  const handle = async (refund: Refund): Promise<void> => {
    const outcome = decided.get(refund.id) ?? (await giveBack(refund));
    const isNew = !decided.has(refund.id);
    decided.set(refund.id, outcome);
    if (isNew && luck.chance(forgets)) return;
    await record(refund, outcome);
  };
  /** Click shows a part that went back nowhere but in its cabinet. A whole that went back Kassa finds out by itself. */
  const lookInto = async (refund: Refund): Promise<void> => {
    if (gateways.get(refund.paymentId) !== 'click' || refund.amount === capturedOf.get(refund.paymentId))
      return;
    const since = doubtedSince.get(refund.id) ?? Date.now();
    doubtedSince.set(refund.id, since);
    if (Date.now() - since < looksAfterMs) return;
    const siblings = await refundsOf(service, `paymentId=${refund.paymentId}`);
    const end = endOfPart(refund, siblings, await sandbox.ledger('click'));
    await record(refund, end);
  };
  return {
    round: async (calm) => {
      const statuses = calm ? ['pending', 'processing'] : ['pending'];
      for (const status of statuses)
        for (const refund of await refundsOf(service, `status=${status}`)) {
          if (!(await learn(refund))) continue;
          if (refund.awaitsPerson) await handle(refund);
          else if (calm) await lookInto(refund);
        }
      if (calm) await lookForCharges();
    },
  };
};

const refundsOf = async (service: Service, filter: string): Promise<readonly Refund[]> => {
  const found: Refund[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const path: string = `/refunds?${filter}&limit=100${cursor && `&cursor=${cursor}`}`;
    const page = (await persist(service, { method: 'GET', path, as: name }))?.body;
    found.push(...((page?.data ?? []) as readonly Refund[]));
    cursor = page?.nextCursor ?? null;
  }
  return found;
};
