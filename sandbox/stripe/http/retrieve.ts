import { inPath } from './in-path.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { objectAnswer } from './object-answer.ts';
import { expand, text } from './readers.ts';
import { type Route } from './route.ts';
import { readParams } from './shape.ts';

const shape = { expand, client_secret: text() };

/** Takes a path, what its object is called and how to find one, and gives the route that answers one by id. */
export const retrieveRoute = (
  path: string,
  what: string,
  find: (world: StripeWorld, id: string) => object | undefined,
): Route => ({
  method: 'GET',
  path: `${path}/:id`,
  handle: (call) => {
    const params = readParams(shape, call.params);
    const found = inPath(call, (id) => find(call.world, id), what, 'id');
    return objectAnswer(call, found, params.expand);
  },
});
