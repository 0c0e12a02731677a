import { type LoadOrder } from '../load/load-order.ts';
import { type Rig } from '../system/rig.ts';
import { type Part, parts } from './open-taps.ts';
import { startTappedApi, type TappedApi } from './tapped-api.ts';

/** Messages per operation, by part and command; and in all. */
export type RoundTrips = Readonly<{ total: number; by: Readonly<Record<Part, ReadonlyMap<string, number>>> }>;

/** What the API asks on its own account whether or not there are requests: is the server well, what time is it. */
const background = /^(hello|ismaster|ping|endSessions|find sandbox)/i;
/** Below this it is not part of the operation: tenants are looked up once a second, however many charges there are. */
const negligible = 0.02;

export const sumOf = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

/** Sends each order to an API that is listened to, and counts what it says to others for one operation. */
export const countRoundTrips = async <Name extends string>(
  rig: Rig,
  orders: Readonly<Record<Name, LoadOrder>>,
): Promise<Readonly<Record<Name, RoundTrips>>> => {
  const api = await startTappedApi(rig);
  try {
    const counted: [string, RoundTrips][] = [];
    for (const [name, order] of Object.entries<LoadOrder>(orders))
      counted.push([name, await countOne(rig, api, order)]);
    return Object.fromEntries(counted) as Record<Name, RoundTrips>;
  } finally {
    await api.stop();
  }
};

const countOne = async (
  { loader }: Rig,
  { port, counts }: TappedApi,
  order: LoadOrder,
): Promise<RoundTrips> => {
  for (const part of parts) counts[part].since();
  const { answered } = await loader.run({ ...order, port });
  const each = (part: Part): ReadonlyMap<string, number> =>
    new Map(
      [...counts[part].since()]
        .filter(([command]) => !background.test(command))
        .map(([command, count]) => [command, count / answered] as const)
        .filter(([, count]) => count >= negligible),
    );
  const by = { mongo: each('mongo'), provider: each('provider'), redis: each('redis') };
  return { by, total: parts.reduce((sum, part) => sum + sumOf(by[part]), 0) };
};
