import { type StripeWorld } from '../stripe-world.ts';
import { objectAnswer } from './object-answer.ts';
import { expand, text } from './readers.ts';
import { noSuch } from './refusal.ts';
import { pathId, type Route } from './route.ts';
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
    const found = find(call.world, pathId(call));
    if (found === undefined) throw noSuch(what, pathId(call), 'id', 404);
    return objectAnswer(call, found, params.expand);
  },
});
