import { oursTurn } from '../measure/duel.ts';
import { type ProcessorTimes } from '../measure/processor-time.ts';
import { timesPerOperation } from '../measure/score.ts';
import { settle } from '../measure/settle.ts';
import { perSecond } from '../measure/turn.ts';
import { waitUntilDelivered } from '../measure/wait-until-quiet.ts';
import { allWebhooksSent, sendWebhooks } from '../system/emulator-control.ts';
import { type Rig } from '../system/rig.ts';
import { chargeOrder } from './charge.ts';

export type ToldCharges = Readonly<{
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  cpuMs: ProcessorTimes;
  webhooksPerCharge: number;
  settledAfterMs: number;
  loaderMs: number;
}>;

/**
 * Charges while the provider sends its events about each of them and the worker takes them in, and for so long that the
 * fees of the first are learned meanwhile: what a charge costs in the long run.
 */
export const chargeWithWebhooks = async (rig: Rig, seconds: number): Promise<ToldCharges> => {
  const events = rig.kassaDb.collection('webhook_events');
  const endSending = await sendWebhooks(rig);
  const before = await events.estimatedDocumentCount();
  const turn = await oursTurn(rig, chargeOrder(rig, 'told', seconds), async () => {
    await allWebhooksSent(rig);
    await waitUntilDelivered(rig.kassaDb);
  });
  const settling = await settle(rig);
  await endSending();
  const received = (await events.estimatedDocumentCount()) - before;
  const { p50Ms, p99Ms, loaderMs, answered } = turn.load;
  return {
    perSecond: perSecond(turn),
    p50Ms,
    p99Ms,
    cpuMs: timesPerOperation([turn], settling.spentMs),
    webhooksPerCharge: received / answered,
    settledAfterMs: settling.tookMs,
    loaderMs,
  };
};
