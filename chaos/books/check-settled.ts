import { type Findings } from './finding.ts';
import { type KassaBooks } from './kassa-books.ts';

const underWay: ReadonlySet<string> = new Set(['preparing', 'processing', 'capturing', 'voiding']);

/** Nothing may be under way any more. */
export const checkSettled = (kassa: KassaBooks, found: Findings): void => {
  for (const { id, status, inFlight, refunds } of kassa.payments.values()) {
    if (underWay.has(status) || inFlight !== null)
      found.add('unsettled', id, `is ${status}${inFlight ? `, its ${inFlight.operation} in flight` : ''}`);
    for (const share of refunds)
      if (share.state === 'reserved') found.add('unsettled', id, `share ${share.id} is still reserved`);
  }
  for (const { id, paymentId } of kassa.stepsUnderWay)
    found.add('unsettled', paymentId, `a step of transaction ${id} is under way`);
  for (const { eventId, type, status, lastError } of kassa.inbox.values())
    if (status === 'received')
      found.add('unsettled', undefined, `${type} ${eventId} is still to be worked off: ${lastError ?? ''}`);
  for (const refund of [...kassa.refunds.values()].flat())
    if (refund.inFlight !== null || refund.status === 'pending' || refund.status === 'processing')
      found.add('unsettled', refund.paymentId, `refund ${refund.id} is ${refund.status}`);
};
