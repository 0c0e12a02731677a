import { unprocessable } from '../http/refusal.ts';
import { type Call } from '../http/route.ts';
import { type Authorization } from './authorization.ts';
import { releaseHold } from './release-hold.ts';

/** Releases a hold, or what is left of it; what cannot be is refused with 422 (paypal.md §5). */
export const voidHold = (call: Call, held: Authorization): Authorization => {
  switch (held.status) {
    case 'CAPTURED':
      throw unprocessable({ issue: 'PREVIOUSLY_CAPTURED' });
    case 'VOIDED':
      throw unprocessable({ issue: 'PREVIOUSLY_VOIDED' });
    case 'DENIED':
      throw unprocessable({ issue: 'CANNOT_BE_VOIDED' });
    case 'CREATED':
    case 'PARTIALLY_CAPTURED':
      return releaseHold(call.world, call.cause, held);
  }
};
