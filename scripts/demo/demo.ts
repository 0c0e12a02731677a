/** `npm run demo`: everything a payment can go through, shown on a real system, with the money on both sides. */
import { CannotStart } from '#bootstrap/embedded/cannot-start';
import { stopWithParent } from '#bootstrap/embedded/stop-with-parent';
import { cashBook } from './cash-book.ts';
import { findOrStart } from './find-or-start.ts';
import { kassa } from './kassa.ts';
import { play } from './play.ts';
import { sandbox } from './sandbox.ts';
import { type Stage } from './step.ts';

const interruptedCode = 130;
let stop = (): Promise<void> => Promise.resolve();

const interrupt = (): void => void stop().finally(() => process.exit(interruptedCode));
process.once('SIGINT', interrupt);
process.once('SIGTERM', interrupt);
stopWithParent(process.env, interrupt);

const main = async (): Promise<boolean> => {
  const system = await findOrStart(process.env, (stopOwn) => {
    console.log('No system runs here: starting one for the demo …');
    stop = stopOwn;
  });
  console.log(`Playing on ${system.apiUrl}${system.isOurs ? ', stopped afterwards' : ''}\n`);
  const around = { sandbox: sandbox(system.sandboxUrl), cashBook: cashBook() };
  const stageOf = (tenant: string): Stage => ({
    ...around,
    kassa: kassa(system.apiUrl, system.tokenOf(tenant)),
  });
  // Accounts stay, so each run brings a new tenant.
  const newTenant = `demo-${Date.now().toString(36)}`;
  return await play({ stage: stageOf('demo'), ofNewTenant: stageOf(newTenant) }, (line) => console.log(line));
};

main()
  .catch((error: unknown) => {
    console.error(error instanceof CannotStart ? error.message : error);
    return false;
  })
  .then(async (isRight) => {
    await stop();
    process.exit(isRight ? 0 : 1);
  })
  .catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
