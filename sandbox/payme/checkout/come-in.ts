import { type PaymeWorld } from '../payme-world.ts';
import { type RpcError } from '../rpc/rpc-error.ts';
import { readLink } from './read-link.ts';
import { type Visit } from './visit.ts';

/** Takes the path of a checkout link and remembers who came by it, or says what the page says is wrong with it. */
export const comeIn = (world: PaymeWorld, encoded: string): Visit | RpcError => {
  const order = readLink(encoded, world.settings);
  return 'code' in order ? order : world.visits.put({ id: encoded, order });
};
