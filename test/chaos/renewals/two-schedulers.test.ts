import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { startWorker } from '#bootstrap/embedded/start-kassa-process';
import { anItem } from '#test/domain/billing/a-subscription';
import { eventually } from '#test/support/eventually';
import { openSubscribers, weekBefore } from '#test/support/stored-subscribers';
import { openWorld, type World } from '#test/support/world';
import { type Replaceable, replaceable } from '../../../chaos/system/replaceable.ts';
import { type Kill, killPlan } from './kill-plan.ts';
import { renewalBooks } from './renewal-books.ts';
import { paidOf, unsettled } from './renewal-state.ts';

/** `npm run renewals:proof` asks for ten thousand; what is proved every day need not be as many. */
const renewals = Number(process.env['RENEWALS'] ?? 120);
const seed = Number(process.env['RENEWALS_SEED'] ?? 20_301);
const kills = Math.max(4, Math.round(renewals / 250));
/** Longer than a claim lasts, and than any lease: what the dead had in their hands becomes free. */
const claimsLapseMs = 61_000;
const patienceMs = 60_000 + renewals * 200;
jest.setTimeout(3 * patienceMs);

describe(`${renewals} renewals by two schedulers that are killed ${kills} times`, () => {
  let world: World;
  let schedulers: readonly Replaceable[];
  beforeAll(async () => {
    world = await openWorld({ webhooksTo: null });
    const { subscribed } = await openSubscribers(world);
    await subscribed(renewals, {
      item: anItem({ interval: 'week' }),
      since: weekBefore(world.platform.clock.now()),
    });
    schedulers = await Promise.all(
      ['one', 'two'].map((name) => replaceable(name, () => startWorker(world.environment))),
    );
  });
  afterAll(async () => {
    await Promise.all(schedulers.map((scheduler) => scheduler.stop()));
    await world.dispose();
  });

  /** Nobody else may do the work on the way, so the clock is put forward behind the API's back. */
  const claimsLapse = async (): Promise<void> => {
    const { testClock, clock } = world.platform;
    await testClock?.runFrom(new Date(clock.now().getTime() + claimsLapseMs));
  };
  const isUp = (one: Replaceable): boolean => one.isUp();
  const starts: Promise<void>[] = [];
  /** Kills the one that is meant, or the other where that one is dead. Nobody waits until it is up again. */
  const carryOut = async ({ scheduler, paid, afterMs, downMs }: Kill): Promise<void> => {
    await eventually(
      `${paid} renewals are paid for`,
      async () => (await paidOf(world)) >= paid && schedulers.some(isUp),
      patienceMs,
    );
    await pause(afterMs);
    const meant = [schedulers[scheduler], ...schedulers].find((one) => one?.isUp());
    if (meant) starts.push(meant.crash(downMs));
    await claimsLapse();
  };

  it('makes one invoice and one charge for each, with all numbers from one on, and the books agree', async () => {
    for (const kill of killPlan(seed, renewals, kills)) await carryOut(kill);
    await Promise.all(starts);
    expect(starts).toHaveLength(kills);
    await claimsLapse();
    const isSettled = async () => (await paidOf(world)) === renewals && (await unsettled(world)).length === 0;
    const left = await eventually('all is settled', isSettled, patienceMs).then(
      () => [],
      () => unsettled(world),
    );
    expect(left).toEqual([]);
    expect(await renewalBooks(world)).toEqual({
      invoices: renewals,
      invoiced: renewals,
      paid: renewals,
      numbers: Array.from({ length: renewals }, (_, place) => place + 1),
      attempts: renewals,
      payments: renewals,
      paidRight: renewals,
      charges: renewals,
      chargesKnown: renewals,
    });
    expect(await world.modules.ledger.proveLedger()).toMatchObject({ problems: [], pending: [] });
  });
});
