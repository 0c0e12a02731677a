import { type Books } from './books.ts';
import { type Findings } from './finding.ts';

/** What we said 200 to must have been stored, and worked off. */
export const checkWebhooks = ({ kassa, provider }: Books, found: Findings): void => {
  for (const { id, type } of provider.delivered) {
    const entry = kassa.inbox.get(id);
    if (entry?.status === 'processed') continue;
    const how = entry ? `${entry.status} after ${entry.tries} tries: ${entry.lastError ?? ''}` : 'not stored';
    found.add('webhooksLost', undefined, `${type} ${id} was delivered and is ${how}`);
  }
};
