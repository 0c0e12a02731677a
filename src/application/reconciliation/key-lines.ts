import { type Run } from '#domain/reconciliation/run';
import { type KeyedLine } from './ports/line-shelf.ts';
import { type StatementLine } from './ports/statement.ts';
import { type ReconciliationPorts } from './reconciliation-ports.ts';

/** Begins the key of what is not ours; sorts after all our ids. */
const strange = '~';

/** Gives each line the key it is compared by: our id of it, else its own reference. */
export const keyLines = async (
  { ours }: Pick<ReconciliationPorts, 'ours'>,
  { gatewayAccountId }: Run,
  lines: readonly StatementLine[],
): Promise<readonly KeyedLine[]> => {
  const keys = await ours.keysOf(gatewayAccountId, lines);
  return lines.map((line, place) => ({
    ...line,
    key: keys[place] ?? `${strange}${line.kind}:${line.reference}`,
  }));
};

export const isOurs = (key: string): boolean => !key.startsWith(strange);
