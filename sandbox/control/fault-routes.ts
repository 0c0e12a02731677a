import { Router } from 'express';
import { faultRequest } from '../faults/fault-rule.ts';
import { latencyRequest } from '../latency/latency-profile.ts';
import { emulatorOf, type Steered, withBody, withoutBody } from './control-call.ts';
import { without } from '../without.ts';
import { isRefused } from './problem.ts';

/** Faults and latency profiles: set, list, clear. */
export const faultRoutes = (steered: Steered): Router => {
  const { faults, latency } = steered.surroundings;
  const router = Router();
  const listed = (): object => faults.list().map((fault) => without(fault, 'random'));
  router.get('/faults', withoutBody(listed));
  router.post(
    '/faults',
    withBody(faultRequest, (request) => {
      const emulator =
        request.provider === steered.mail.name ? steered.mail : emulatorOf(steered, request.provider);
      if (isRefused(emulator)) return emulator;
      if (request.operation !== undefined && !emulator.operations.includes(request.operation))
        return {
          refused: 400,
          message: `operation: is not known; ${request.provider} has ${emulator.operations.join(', ')}`,
        };
      return without(faults.add(request), 'random');
    }),
  );
  router.delete(
    '/faults',
    withoutBody(() => {
      faults.clear();
      return [];
    }),
  );
  router.get('/latency', withoutBody(latency.list));
  router.post(
    '/latency',
    withBody(latencyRequest, (request) => {
      const emulator = emulatorOf(steered, request.provider);
      if (isRefused(emulator)) return emulator;
      latency.set(request);
      return request;
    }),
  );
  router.delete(
    '/latency',
    withoutBody(() => {
      latency.clear();
      return [];
    }),
  );
  return router;
};
