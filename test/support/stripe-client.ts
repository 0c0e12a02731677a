import Stripe from 'stripe';
import { type World } from './world.ts';

/** The account's own hand at Stripe, as its owner uses it in the dashboard. */
export const stripeOf = ({ environment }: Pick<World, 'environment'>): Stripe => {
  const { hostname, port } = new URL(environment.STRIPE_API_BASE!);
  return new Stripe(environment.STRIPE_SECRET_KEY!, {
    host: hostname,
    port: Number(port),
    protocol: 'http',
    maxNetworkRetries: 0,
  });
};
