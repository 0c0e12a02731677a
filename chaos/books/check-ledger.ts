import { type Books } from './books.ts';
import { type Findings } from './finding.ts';

/**
 * Kassa's ledger, as `npm run ledger:verify` proves it: every chain holds, every currency adds up to nothing, every payment's
 * entries say what its documents say, and nothing waits to be posted or sealed.
 */
export const checkLedger = ({ ledger }: Books, found: Findings): void => {
  const { problems, problemCount, pending } = ledger;
  for (const { kind, id, what } of problems)
    found.add('ledgerImbalance', kind === 'payment' ? id : undefined, `ledger: ${kind} ${id} ${what}`);
  if (problemCount > problems.length)
    found.add('ledgerImbalance', undefined, `ledger: ${problemCount - problems.length} more problems`);
  for (const { kind, id, type } of pending)
    found.add(
      'ledgerImbalance',
      kind === 'payment' ? id : undefined,
      `ledger: the ${type} of ${id} is not posted`,
    );
};
