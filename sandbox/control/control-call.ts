import { type Request, type RequestHandler, type Response } from 'express';
import { type z } from 'zod';
import { type Emulator, type Refused, type Surroundings } from '../emulator.ts';
import { type PostOffice } from '../smtp/emulate-smtp.ts';
import { badInput, isRefused, refuse } from './problem.ts';

/** What the control API steers. */
export type Steered = {
  readonly surroundings: Surroundings;
  readonly emulators: readonly Emulator[];
  readonly mail: PostOffice;
  readonly urls: Readonly<Record<string, string>>;
};

/** One call of the control API: takes valid input and the variable part of the path, gives the answer. */
type ControlHandler<T> = (input: T, id: string) => object | Refused | Promise<object | Refused>;

const respond = (response: Response, result: object): void => {
  if (isRefused(result)) refuse(response, result.refused, result.message);
  else response.json(result);
};

/** Takes the schema of a body and what to do with it, gives the handler; wrong input is a 400 that names the field. */
export const withBody =
  <T>(schema: z.ZodType<T>, handle: ControlHandler<T>): RequestHandler =>
  async (request: Request, response: Response) => {
    const parsed = schema.safeParse(request.body ?? {});
    if (parsed.success) respond(response, await handle(parsed.data, String(request.params['id'])));
    else badInput(response, parsed.error);
  };

/** Takes what to answer and gives the handler of a call without a body. */
export const withoutBody =
  (handle: (id: string) => object | Refused): RequestHandler =>
  (request: Request, response: Response) =>
    respond(response, handle(String(request.params['id'])));

/** Takes a provider's name and gives its emulator, or the refusal when there is none. */
export const emulatorOf = (steered: Steered, provider: string): Emulator | Refused =>
  steered.emulators.find(({ name }) => name === provider) ?? {
    refused: 404,
    message: `provider: ${provider} is not emulated; there is ${steered.emulators.map(({ name }) => name).join(', ')}`,
  };
