import { compareBooks } from '../books/compare-books.ts';
import { readBooks } from '../books/read-books.ts';
import { waitUntilSettled } from '../books/wait-until-settled.ts';
import { type Answer } from '../clients/answer.ts';
import { operator } from '../people/operator.ts';
import { openTill } from '../people/till.ts';
import { dice } from '../plan/dice.ts';
import { type Provider } from '../plan/gateway.ts';
import { type Verdict } from '../prove.ts';
import { countFaults } from '../report/count-faults.ts';
import { progress } from '../report/progress.ts';
import { type ChaosSystem } from '../system/start-system.ts';
import { type Took, runLoad } from './run-load.ts';
import { sickReport } from './sick-report.ts';
import { sickMood } from './sick-mood.ts';

export type Trial = Readonly<{ sick: Provider; payments: number; seed: number; system: ChaosSystem }>;

/** Well and sick take turns, so that a machine that is slow for a while is slow for both. */
const turns = 2;
const warmUp = 50;

/**
 * Half of the calls to one gateway fail, and half of those were executed, while payments go on at all gateways. Judges that
 * nobody pays twice, that the books agree, and that those who pay elsewhere hardly notice.
 */
export const trySick = async ({ sick, payments, seed, system }: Trial): Promise<Verdict> => {
  const { sandbox, apis, tokenOf } = system;
  const till = openTill();
  const people = { service: { apis, tokenOf }, sandbox, till };
  const olga = operator(people, dice(seed));
  const says = progress(payments);
  const told: Answer[] = [];
  const took: Readonly<Record<'well' | 'ill', Took[]>> = { well: [], ill: [] };

  const turn = async (how: 'well' | 'ill', number: number): Promise<void> => {
    says.say(`${sick} is ${how === 'well' ? 'well' : 'sick'}, turn ${number} of ${turns}`);
    if (how === 'ill') await sandbox.setWeather({ afterPayments: 0, moods: [sickMood(sick, seed + number)] });
    const share = Math.ceil(payments / turns);
    const round = `${how}-${number}`;
    const loaded = await runLoad({ people, sick, payments: share, round, seed: seed + number });
    await sandbox.clear();
    await waitUntilSettled(system, olga, says.left);
    took[how].push(...loaded.tookMs);
    told.push(...loaded.told);
  };
  told.push(...(await runLoad({ people, sick, payments: warmUp, round: 'warm-up', seed })).told);
  for (let number = 1; number <= turns; number += 1) {
    await turn('well', number);
    await turn('ill', number);
  }

  const books = await readBooks(system, till.ledger(), told, [], 0);
  const findings = compareBooks(books);
  const faults = countFaults({}, sandbox.faultsUsed(), await sandbox.stats());
  return sickReport({ sick, payments, faults: faults.byGateway[sick], findings, took });
};
