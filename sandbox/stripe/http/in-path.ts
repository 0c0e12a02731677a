import { noSuch } from './refusal.ts';
import { type Call, pathId } from './route.ts';

/** Takes how to find what the path of a call names, what that is called and the parameter it stands for; refuses with 404. */
export const inPath = <T>(
  call: Call,
  find: (id: string) => T | undefined,
  what: string,
  param: string,
): T => {
  const found = find(pathId(call));
  if (found === undefined) throw noSuch(what, pathId(call), param, 404);
  return found;
};
