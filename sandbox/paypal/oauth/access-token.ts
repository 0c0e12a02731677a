import { createHmac, timingSafeEqual } from 'node:crypto';
import { randomText } from '../../random-text.ts';
import { type PaypalWorld } from '../paypal-world.ts';

/**
 * Tokens live on the machine's time, not on the emulators' clock: clients count their life on their own clock, and a jump
 * of ours would make them use tokens they have every reason to believe in.
 */
const machineMs = ({ clock }: PaypalWorld): number => clock.nowMs() - clock.offsetMs();

const tag = (world: PaypalWorld, claims: string): Buffer =>
  createHmac('sha256', `access token of ${world.settings.clientId}:${world.settings.clientSecret}`)
    .update(claims)
    .digest();

/** Gives a fresh access token. It says itself until when it lives, so that it outlasts restarts and resets. */
export const freshAccessToken = (world: PaypalWorld): string => {
  const endsAtMs = machineMs(world) + world.settings.accessTokenLivesMs;
  const claims = `A21AA${randomText(16)}.${endsAtMs.toString(36)}`;
  return `${claims}.${tag(world, claims).toString('base64url')}`;
};

/** Tells whether an access token is one of ours and still lives. */
export const isLiving = (world: PaypalWorld, token: string): boolean => {
  const at = token.lastIndexOf('.');
  const claims = token.slice(0, at);
  const [given, right] = [Buffer.from(token.slice(at + 1), 'base64url'), tag(world, claims)];
  if (at < 0 || given.length !== right.length || !timingSafeEqual(given, right)) return false;
  return parseInt(claims.slice(claims.lastIndexOf('.') + 1), 36) > machineMs(world);
};
