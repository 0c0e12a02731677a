import { setTimeout as pause } from 'node:timers/promises';
import { type Stage } from '../plan/scenario.ts';
import { type Service } from './ask-until-answered.ts';
import { persist } from './persist.ts';

/** What the shop may go on from. News that never comes is not waited for for ever. */
const wished: Readonly<Record<NonNullable<Stage['until']>, readonly unknown[]>> = {
  paid: ['completed'],
  held: ['authorized'],
};
const patienceMs = 8_000;
const lookEveryMs = 300;

/** Looks at a payment until it stands as wished. False: it does not in time. */
export const waitFor = async (
  service: Service,
  paymentId: string,
  until: NonNullable<Stage['until']>,
): Promise<boolean> => {
  const giveUpAt = Date.now() + patienceMs;
  while (Date.now() < giveUpAt) {
    const seen = await persist(service, { method: 'GET', path: `/payments/${paymentId}`, as: 'shop' });
    if (wished[until].includes(seen?.body.status)) return true;
    await pause(lookEveryMs);
  }
  return false;
};
