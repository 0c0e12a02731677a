import { type ExpectedAnswer, type LoadOrder } from '../load/load-order.ts';
import { type Duel, duel } from '../measure/duel.ts';
import { type Rig } from '../system/rig.ts';

export const callers = 32;
export const chargePath = '/api/v1/payments/charge';
export const completed: ExpectedAnswer = { status: 201, text: '"status":"completed"' };

/** Charges, each with an order and a key of its own. */
export const chargeOrder = ({ kassa }: Rig, run: string, seconds: number): LoadOrder => ({
  port: kassa.port,
  requests: { kind: 'charge', path: chargePath, token: kassa.token, run },
  pace: { callers },
  seconds,
  expected: [completed],
});

export const chargeDuel = (rig: Rig, name: string, seconds: number, isWarm = false): Promise<Duel> =>
  duel(rig, {
    name,
    ours: (run, turn) => chargeOrder(rig, run, turn),
    limit: (run, turn) => ({
      ...chargeOrder(rig, run, turn),
      port: rig.limit.port,
      requests: { kind: 'charge', path: '/charge', token: '', run },
    }),
    isWarm,
    seconds,
  });
