import { type Refused } from '../../emulator.ts';
import { type PaymeWorld } from '../payme-world.ts';

/** Asks the shop for its transactions of a time, both ends included in milliseconds, and gives what it said. */
export const askStatement = async (
  world: PaymeWorld,
  from: number,
  to: number,
): Promise<object | Refused> => {
  const answer = await world.line.call({ method: 'GetStatement', params: { from, to } });
  if (answer.kind === 'result') return answer.result;
  if (answer.kind === 'error') return { error: answer.error };
  return { refused: 409, message: `the shop did not answer GetStatement: ${answer.why}` };
};
