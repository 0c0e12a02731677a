import { Router } from 'express';
import { z } from 'zod';
import { type Clock } from '../clock.ts';
import { type Steered, withBody, withoutBody } from './control-call.ts';

const moveRequest = z
  .strictObject({ advanceMs: z.int().optional(), to: z.iso.datetime({ offset: true }).optional() })
  .refine((move) => (move.advanceMs === undefined) !== (move.to === undefined), {
    path: ['advanceMs'],
    message: 'give either advanceMs or to',
  });

const shown = (clock: Clock): object => ({
  now: new Date(clock.nowMs()).toISOString(),
  offsetMs: clock.offsetMs(),
});

/** The emulators' clock: read it, move it. What is due by then happens before the answer. */
export const clockRoutes = ({ surroundings: { clock } }: Steered): Router => {
  const router = Router();
  router.get(
    '/clock',
    withoutBody(() => shown(clock)),
  );
  router.post(
    '/clock',
    withBody(moveRequest, ({ advanceMs, to }) => {
      clock.moveBy(to === undefined ? (advanceMs ?? 0) : Date.parse(to) - clock.nowMs());
      return shown(clock);
    }),
  );
  return router;
};
