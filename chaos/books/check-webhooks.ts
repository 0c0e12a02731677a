import { type Books } from './books.ts';
import { type Findings } from './finding.ts';

/**
 * The intents by which Kassa makes sure that a charge never happened are nobody's payment, and go no further than being made.
 * Whatever else is at the providers is ours here, and may not be ignored.
 */
const ofFences = new Set(['payment_intent.created', 'payment_intent.canceled']);

/** What we said 200 to must have been stored, and worked off; and what is asked twice must be answered alike. */
export const checkWebhooks = ({ kassa, providers }: Books, found: Findings): void => {
  for (const [gateway, { delivered, stats }] of providers) {
    for (const { id, type } of delivered) {
      const entry = kassa.inbox.get(id);
      if (entry?.status === 'processed' || (entry?.status === 'ignored' && ofFences.has(type))) continue;
      const how = entry
        ? `${entry.status} after ${entry.tries} tries: ${entry.lastError ?? ''}`
        : 'not stored';
      found.add('webhooksLost', undefined, `${type} ${id} was delivered and is ${how}`, gateway);
    }
    const { differing = 0, lastDifference, wrongAnswers = 0, wrong = [], manual = 0 } = stats ?? {};
    const differs = (count: number, what: string, such: unknown = ''): void => {
      if (count > 0)
        found.add(
          'bookDifferences',
          undefined,
          `${gateway}: ${count} ${what} ${JSON.stringify(such)}`,
          gateway,
        );
    };
    differs(differing, 'calls were answered otherwise when they came again:', lastDifference);
    differs(wrongAnswers, 'calls were answered against the protocol:', wrong);
    differs(manual, 'payers paid and neither got what they paid for nor their money back');
  }
};
