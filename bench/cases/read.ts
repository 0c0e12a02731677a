import { storedPayments } from '../data/stored-payments.ts';
import { type LoadOrder } from '../load/load-order.ts';
import { type Duel, duel } from '../measure/duel.ts';
import { type Rig } from '../system/rig.ts';
import { callers } from './charge.ts';

export const readOrder = async ({ kassa, kassaDb }: Rig, seconds: number): Promise<LoadOrder> => {
  const ids = (await storedPayments(kassaDb)).map(({ id }) => id);
  return {
    port: kassa.port,
    requests: { kind: 'read', path: '/api/v1/payments/', token: kassa.token, ids },
    pace: { callers },
    seconds,
    expected: [{ status: 200, text: '"status":"completed"' }],
  };
};

/** One payment by its id. Both sides have the same documents stored. */
export const readDuel = async (rig: Rig, seconds: number): Promise<Duel> => {
  const order = await readOrder(rig, 0);
  const limit = { port: rig.limit.port, requests: { ...order.requests, path: '/payments/' } };
  return duel(rig, {
    name: 'read',
    ours: (_run, turn) => ({ ...order, seconds: turn }),
    limit: (_run, turn) => ({ ...order, ...limit, seconds: turn }),
    seconds,
  });
};
