import { type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Fault } from '../faults/fault-plan.ts';
import { reply } from './reply.ts';

/** How the server answers a mail: with an error, with yes (null), or never. */
export type Answer = (error: Error | null) => void;

/** One delivery: `keep` puts the mail into the mailbox. */
type Delivery = { readonly keep: () => void; readonly answer: Answer; readonly socket: Socket | undefined };

/** Takes the fault that strikes a delivery, or none, and does with it as the fault says. A time-out answers nothing, ever. */
export const deliver = async (fault: Fault | null, { keep, answer, socket }: Delivery): Promise<void> => {
  switch (fault?.mode) {
    case 'timeout-before':
      return;
    case 'timeout-after':
      return keep();
    case 'reset':
      return void socket?.destroy();
    case 'reset-after':
      keep();
      return void socket?.destroy();
    case 'error-500':
      return answer(reply(451, '4.3.0 not now'));
    case 'rate-limit':
      return answer(reply(450, '4.7.1 too many, come back later'));
    case 'garbage':
      keep();
      return void socket?.write('?!\r\n');
    case 'latency':
      await pause(fault.latencyMs);
      break;
    case undefined:
      break;
  }
  keep();
  answer(null);
};
