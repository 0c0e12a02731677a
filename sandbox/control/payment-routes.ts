import { Router } from 'express';
import { z } from 'zod';
import { type Refused } from '../emulator.ts';
import { emulatorOf, type Steered, withBody, withoutBody } from './control-call.ts';
import { isRefused } from './problem.ts';

const disputeRequest = z.strictObject({
  provider: z.string(),
  paymentId: z.string(),
  reason: z.string().optional(),
});
const closeRequest = z.strictObject({ outcome: z.enum(['won', 'lost']) });
const actionRequest = z.strictObject({ outcome: z.enum(['succeeded', 'failed']) });
const payerRequest = z.strictObject({
  provider: z.string(),
  paymentId: z.string(),
  act: z.enum(['pay', 'cancel', 'abandon']),
  url: z.url().optional(),
});

/** Of what all emulators say about an id, gives what one did, else the refusal of one that knows it. */
const firstWilling = (results: readonly (object | Refused)[], unknown: string): object | Refused =>
  results.find((result) => !isRefused(result)) ??
  results.find((result) => isRefused(result) && result.refused !== 404) ??
  results[0] ?? { refused: 404, message: unknown };

/** What happens to payments from outside: disputes, challenges, payers; and each provider's book. */
export const paymentRoutes = (steered: Steered): Router => {
  const router = Router();
  router.get(
    '/ledger/:id',
    withoutBody((provider) => {
      const emulator = emulatorOf(steered, provider);
      return isRefused(emulator) ? emulator : [...emulator.ledger.all()];
    }),
  );
  router.post(
    '/disputes',
    withBody(disputeRequest, ({ provider, paymentId, reason }) => {
      const emulator = emulatorOf(steered, provider);
      if (isRefused(emulator)) return emulator;
      if (emulator.disputes === undefined)
        return { refused: 422, message: `provider: ${provider} has no disputes` };
      return emulator.disputes.open(paymentId, reason);
    }),
  );
  router.post(
    '/disputes/:id/close',
    withBody(closeRequest, ({ outcome }, id) => {
      const results = steered.emulators.flatMap(({ disputes }) => disputes?.close(id, outcome) ?? []);
      return firstWilling(results, `no dispute ${id}`);
    }),
  );
  router.post(
    '/actions/:id/complete',
    withBody(actionRequest, ({ outcome }, id) => {
      const results = steered.emulators.flatMap(({ completeAction }) => completeAction?.(id, outcome) ?? []);
      return firstWilling(results, `no action ${id}`);
    }),
  );
  router.post(
    '/payer',
    withBody(payerRequest, async ({ provider, ...visit }) => {
      const emulator = emulatorOf(steered, provider);
      if (isRefused(emulator)) return emulator;
      return (
        (await emulator.payer?.(visit)) ?? {
          refused: 422,
          message: `provider: ${provider} has no payer to play`,
        }
      );
    }),
  );
  return router;
};
