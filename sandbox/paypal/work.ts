import { endRefund, refundWork } from './payments/new-refund.ts';
import { endAuthorization, endWork } from './payments/release-hold.ts';
import { reviewCapture, reviewWork } from './payments/review-capture.ts';
import { type PaypalWorld } from './paypal-world.ts';

/** Teaches the agenda everything that happens in this PayPal by itself. */
export const takeUpWork = (world: PaypalWorld): void => {
  world.agenda.on(reviewWork, (id) => reviewCapture(world, id));
  world.agenda.on(refundWork, (id) => endRefund(world, id));
  world.agenda.on(endWork, (id) => endAuthorization(world, id));
};
