import { SignJWT } from 'jose';
import { prometheusMetrics } from '#infrastructure/telemetry/prometheus-metrics';
import { pinoLog } from '#infrastructure/telemetry/pino-log';
import { authenticate } from '#interfaces/http/middleware/authenticate';
import { jwtCredential } from '#interfaces/http/middleware/jwt-credential';
import { httpServer, type HttpServerOptions } from '#interfaces/http/server';
import { sampleApp } from './sample-app.ts';
import { sampleEndpoints } from './sample-routes.ts';

export const secret = 'a-secret-of-at-least-thirty-two-bytes';
export const noon = new Date('2030-01-01T12:00:00Z');
export const secondsAfterNoon = (seconds: number) => Math.floor(noon.getTime() / 1000) + seconds;

export const clockAt = (start: Date) => {
  let now = start;
  return { now: () => now, pass: (ms: number) => void (now = new Date(now.getTime() + ms)) };
};

/** A token that is right in everything, but for what the test says. */
export const aToken = (claims: object = {}, key = secret) =>
  new SignJWT({ sub: 'cus_1', tenant: 'acme', roles: ['customer'], exp: secondsAfterNoon(3600), ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(key));

export const bearer = async (claims: object = {}) => `Bearer ${await aToken(claims)}`;

/** The whole edge before sample use cases, with the real log and the real metrics, both readable. */
export const anEdge = (changes: Partial<HttpServerOptions> = {}) => {
  const lines: string[] = [];
  const log = pinoLog({ level: 'debug', to: { write: (line) => void lines.push(line) } });
  const metrics = prometheusMetrics();
  const clock = clockAt(noon);
  const sample = sampleApp();
  let count = 0;
  const app = httpServer({
    endpoints: sampleEndpoints(sample),
    authenticate: authenticate({ credentials: [jwtCredential({ secrets: [secret], clock })], clock }),
    log,
    metrics,
    ids: { next: (prefix) => `${prefix}_${(count += 1)}` },
    ...changes,
  });
  return { app, sample, metrics, clock, logged: () => lines.join('') };
};

export const aCharge = (changes: object = {}) => ({
  amount: 100,
  currency: 'USD',
  paymentMethod: { type: 'card', token: 'pm_card_visa' },
  ...changes,
});
