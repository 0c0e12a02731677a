import { type Route } from '../http/route.ts';
import { cancelIntent } from './cancel-intent.ts';
import { captureIntent } from './capture-intent.ts';
import { confirmIntent } from './confirm-intent.ts';
import { createIntent } from './create-intent.ts';
import { readIntents } from './read-intents.ts';
import { updateIntent } from './update-intent.ts';

/** Every call on payment intents. */
export const paymentIntentRoutes: readonly Route[] = [
  createIntent,
  updateIntent,
  confirmIntent,
  captureIntent,
  cancelIntent,
  ...readIntents,
];
