import { type RequestListener } from 'node:http';
import express from 'express';
import { type Emulator, type Surroundings } from '../emulator.ts';
import { cabinetRoutes } from './cabinet-routes.ts';
import { clockRoutes } from './clock-routes.ts';
import { type Steered, withoutBody } from './control-call.ts';
import { faultRoutes } from './fault-routes.ts';
import { mailRoutes } from './mail-routes.ts';
import { messengerRoutes } from './messenger-routes.ts';
import { paymentRoutes } from './payment-routes.ts';
import { failed, refuse } from './problem.ts';
import { webhookRoutes } from './webhook-routes.ts';
import { type PostOffice } from '../smtp/emulate-smtp.ts';

/** Gives the listener of the control API (contract §7): whoever may call it may do anything with the emulators. */
export const controlApp = (
  surroundings: Surroundings,
  emulators: readonly Emulator[],
  mail: PostOffice,
  urls: Readonly<Record<string, string>>,
): RequestListener => {
  const steered: Steered = { surroundings, emulators, mail, urls };
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json({ strict: false }));
  app.use((_request, response, next) => {
    const json = response.json.bind(response);
    response.json = (body) => {
      surroundings.journal.flush();
      return json(body);
    };
    next();
  });
  app.get(
    '/',
    withoutBody(() => ({ emulators: urls })),
  );
  app.use(
    faultRoutes(steered),
    webhookRoutes(steered),
    paymentRoutes(steered),
    cabinetRoutes(steered),
    messengerRoutes(steered),
    mailRoutes(steered),
    clockRoutes(steered),
  );
  app.post(
    '/reset',
    withoutBody(() => {
      const { agenda, clock, faults, latency, journal } = surroundings;
      agenda.reset();
      faults.clear();
      latency.clear();
      journal.clear();
      clock.reset();
      for (const emulator of emulators) emulator.reset();
      mail.clear();
      return { reset: true };
    }),
  );
  app.use((request, response) => refuse(response, 404, `no ${request.method} ${request.path} here`));
  app.use(failed);
  return app;
};
