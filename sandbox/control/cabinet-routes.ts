import { Router } from 'express';
import { z } from 'zod';
import { emulatorOf, type Steered, withBody } from './control-call.ts';
import { isRefused } from './problem.ts';

const cabinetRequest = z.looseObject({ provider: z.string() });

/** What a merchant does by hand at a provider, such as refunding in its cabinet or running its acceptance tests. */
export const cabinetRoutes = (steered: Steered): Router => {
  const router = Router();
  router.post(
    '/cabinet/:id',
    withBody(cabinetRequest, async ({ provider, ...input }, action) => {
      const emulator = emulatorOf(steered, provider);
      if (isRefused(emulator)) return emulator;
      return (
        (await emulator.cabinet?.(action, input)) ?? {
          refused: 422,
          message: `provider: ${provider} has no cabinet`,
        }
      );
    }),
  );
  return router;
};
