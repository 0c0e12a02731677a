import { type AskedBy } from '#domain/shared/asked-by';
import { type Actor } from './actor.ts';

/** What of a caller goes into the audit trail. */
export const askedBy = ({ subject, apiKey, requestId, address }: Actor): AskedBy => ({
  kind: apiKey ? 'api-key' : 'user',
  id: subject,
  requestId,
  address,
});
