import { storedPayments } from '../data/stored-payments.ts';
import { type ExpectedAnswer, type LoadOrder } from '../load/load-order.ts';
import { type Duel, duel } from '../measure/duel.ts';
import { type Rig } from '../system/rig.ts';
import { callers } from './charge.ts';

const received: ExpectedAnswer = { status: 200, text: '"received":true' };

/** Signed events: every other one about a payment that Kassa knows. */
export const webhookOrder = async (
  { kassa, kassaDb }: Rig,
  run: string,
  seconds: number,
): Promise<LoadOrder> => ({
  port: kassa.port,
  requests: {
    kind: 'webhook',
    path: '/api/v1/webhooks/stripe',
    secret: kassa.webhookSecret,
    run,
    known: await storedPayments(kassaDb),
  },
  pace: { callers },
  seconds,
  expected: [received],
});

/** Events come in while the worker works off those before them. */
export const webhookDuel = async (rig: Rig, seconds: number): Promise<Duel> => {
  const order = await webhookOrder(rig, '', 0);
  return duel(rig, {
    name: 'webhook',
    ours: (run, turn) => ({ ...order, seconds: turn, requests: { ...order.requests, run } }),
    limit: (run, turn) => ({
      ...order,
      port: rig.limit.port,
      seconds: turn,
      requests: { ...order.requests, run, path: '/webhook' },
    }),
    seconds,
  });
};
