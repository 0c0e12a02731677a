import { type NotificationsPorts } from '../notifications-ports.ts';
import { sendMessage } from '../send-message.ts';

const batchMax = 50;
/** At a time, of one sweep: as many connections as the pool of mail has. */
const sendingMax = 5;
const claimMarginMs = 30_000;

/**
 * Sends what is due, or of it only `ids`. Gives how many there were. A claim lasts as long as a whole batch may take when
 * every single send takes its longest, so nobody else sends what is still on its way here.
 */
export const sendMessages =
  (ports: NotificationsPorts) =>
  async (ids?: readonly string[]): Promise<number> => {
    const { messages, messengers, clock } = ports;
    const slowestMs = Math.max(0, ...messengers.map(({ sendMsMax }) => sendMsMax));
    const now = clock.now();
    const claimed = await messages.claim({
      by: ports.ids.next('clm'),
      now,
      until: new Date(now.getTime() + (batchMax / sendingMax) * slowestMs + claimMarginMs),
      limit: batchMax,
      ...(ids && { ids }),
    });
    const waiting = [...claimed];
    const sendInTurn = async (): Promise<void> => {
      for (let message = waiting.shift(); message; message = waiting.shift())
        await sendMessage(ports, message);
    };
    await Promise.all(Array.from({ length: sendingMax }, sendInTurn));
    return claimed.length;
  };
