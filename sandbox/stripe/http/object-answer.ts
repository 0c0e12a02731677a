import { expandPaths } from '../lists/expand.ts';
import { type Answer, type Call, ok } from './route.ts';

/** Takes a call, an object and the paths to expand, and answers the object. */
export const objectAnswer = (call: Call, body: object, expand: readonly string[] | undefined): Answer =>
  ok(expand === undefined || expand.length === 0 ? body : expandPaths(call.world, body, expand));
