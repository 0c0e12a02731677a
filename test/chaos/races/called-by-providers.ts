import { controlClient } from '#test/sandbox/open-sandbox';
import { eventually } from '#test/support/eventually';
import { type World, type WorldOptions } from '#test/support/world';
import { type Aftermath } from './ports-in-turn.ts';

/** Longer than whoever meets a call of a provider's keeps it waiting, on a machine that is busy. */
const patient = { shopTimeoutMs: 60_000, payerWaitMs: 120_000 };
/** Longer than all races of a world: of transactions that are left open only Kassa's own time is up. */
const foreverMs = 10_000 * 86_400_000;

/** A world whose providers know where Kassa is, and call one at a time. */
export const whereProvidersCall: WorldOptions = {
  payme: { ...patient, transactionLivesMs: foreverMs },
  click: patient,
  paypal: { webhookConcurrencyMax: 1 },
};

type Stats = Readonly<{ payme: Readonly<{ waiting: number }> }>;

/** Waits until Payme has as few calls to make as before: those that somebody keeps waiting are not this one's. */
export const untilPaymeHasCalled =
  (world: () => World): Aftermath =>
  async () => {
    const control = controlClient(world().sandbox.controlUrl);
    const left = async (): Promise<number> =>
      (await control<Stats>('GET', '/webhooks/stats')).body.payme.waiting;
    const before = await left();
    return async () => {
      await eventually('Payme has called', async () => (await left()) <= before);
    };
  };
