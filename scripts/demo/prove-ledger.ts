import { eventually } from './eventually.ts';
import { type Stage } from './step.ts';

type Proof = Readonly<{
  entries: number;
  blocks: number;
  payments: number;
  problems: readonly Readonly<{ kind: string; id: string; what: string }>[];
  problemCount: number;
  pendingCount: number;
}>;

/** Kassa's own ledger, proven when everything is posted: chains hold, currencies add up to nothing, payments are conserved. */
export const proveLedger = async ({
  kassa,
}: Stage): Promise<Readonly<{ isRight: boolean; said: string }>> => {
  const { body } = await eventually(
    () => kassa.get<Proof>('/admin/ledger/proof'),
    ({ body: { pendingCount } }) => pendingCount === 0,
  );
  const isRight = body.problemCount === 0 && body.pendingCount === 0 && body.entries > 0;
  const size = `${body.entries} entries in ${body.blocks} sealed blocks, ${body.payments} payments`;
  const first = body.problems[0];
  const wrong = first
    ? `${first.kind} ${first.id} ${first.what}`
    : `${body.pendingCount} postings never came`;
  return { isRight, said: isRight ? `The ledger is proven: ${size}.` : `THE LEDGER IS WRONG: ${wrong}.` };
};
