import { randomText } from '../../random-text.ts';
import { type StripeWorld } from '../stripe-world.ts';

const overlapMs = 24 * 3_600_000;

/** Gives a fresh signing secret. */
export const freshSecret = (): string => `whsec_${randomText(32)}`;

/** Makes a secret the only one of an endpoint. */
export const setSecret = (world: StripeWorld, endpointId: string, secret: string): void => {
  world.endpointSecrets.put({ id: endpointId, secrets: [{ secret, endsAtMs: null }] });
};

/** Gives every endpoint a new secret; the old one signs too for 24 hours of the clock (stripe.md §6). Gives the endpoints' ids. */
export const rollSecrets = (world: StripeWorld, secret: string): string[] => {
  const nowMs = world.clock.nowMs();
  const rolled: string[] = [];
  for (const endpoint of world.webhookEndpoints.all()) {
    const old = (world.endpointSecrets.get(endpoint.id)?.secrets ?? [])
      .filter((entry) => entry.secret !== secret && (entry.endsAtMs ?? Infinity) > nowMs)
      .map((entry) => ({ ...entry, endsAtMs: entry.endsAtMs ?? nowMs + overlapMs }));
    world.endpointSecrets.put({ id: endpoint.id, secrets: [{ secret, endsAtMs: null }, ...old] });
    rolled.push(endpoint.id);
  }
  return rolled;
};
