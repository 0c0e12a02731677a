import { setTimeout as pause } from 'node:timers/promises';
import { vi } from 'vitest';
import { startWorker } from '#bootstrap/embedded/start-kassa-process';
import { eventually } from '#test/support/eventually';
import { openSubscribers } from '#test/support/stored-subscribers';
import { openWorld, type World } from '#test/support/world';
import { type Replaceable, replaceable } from '../../../chaos/system/replaceable.ts';
import { subscribeWithin } from './due-renewals.ts';
import { type Kill, killPlan } from './kill-plan.ts';
import { renewalBooks } from './renewal-books.ts';
import { paidOf, unsettled } from './renewal-state.ts';
import { openStandstill, type Standstill } from './standstill.ts';

/** `npm run renewals:proof` asks for ten thousand; what is proved every day need not be as many. */
const renewals = Number(process.env['RENEWALS'] ?? 80);
const seed = Number(process.env['RENEWALS_SEED'] ?? 20_301);
const kills = Math.max(3, Math.round(renewals / 250));
/** A machine that is busy makes it late, not wrong. */
const patienceMs = 240_000 + renewals * 200;
/** No call is given up because the machine is slow: whoever dies in one leaves enough in doubt. */
const env = { GATEWAY_TIMEOUT_MS: '20000' };
vi.setConfig({ testTimeout: 2 * patienceMs, hookTimeout: 2 * patienceMs });

describe(`${renewals} renewals by two schedulers that are killed ${kills} times`, () => {
  let world: World;
  let standstill: Standstill | undefined;
  let schedulers: readonly Replaceable[];
  beforeAll(async () => {
    world = await openWorld({ webhooksTo: null, env });
    const subscribers = await openSubscribers(world);
    schedulers = await Promise.all(
      ['one', 'two'].map((name) => replaceable(name, () => startWorker(world.environment))),
    );
    await subscribeWithin(world, subscribers, renewals);
    standstill = openStandstill(world);
  });
  afterAll(async () => {
    standstill?.end();
    await Promise.all(schedulers.map((scheduler) => scheduler.stop()));
    await world.dispose();
  });

  const starts: Promise<void>[] = [];
  /** Kills the one that is meant, or the other where that one is dead. Nobody waits until it is up again. */
  const carryOut = async ({ scheduler, paid, afterMs, downMs }: Kill): Promise<void> => {
    await eventually(
      `${paid} renewals are paid for`,
      async () => (await paidOf(world)) >= paid && schedulers.some((one) => one.isUp()),
      patienceMs,
    );
    await pause(afterMs);
    const meant = [schedulers[scheduler], ...schedulers].find((one) => one?.isUp());
    if (meant) starts.push(meant.crash(downMs));
  };

  it('makes one invoice and one charge for each, with all numbers from one on, and the books agree', async () => {
    for (const kill of killPlan(seed, renewals, kills)) await carryOut(kill);
    await Promise.all(starts);
    expect(starts).toHaveLength(kills);
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
      payments: renewals,
      paidRight: renewals,
      charges: renewals,
      chargesKnown: renewals,
    });
    expect(await world.modules.ledger.proveLedger()).toMatchObject({ problems: [], pending: [] });
  });
});
