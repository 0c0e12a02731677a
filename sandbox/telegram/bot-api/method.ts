import { type TelegramWorld } from '../telegram-world.ts';
import { type Params } from './read-params.ts';

/** What a method is called with. `gone`: told once the caller has hung up. */
export type MethodCall = {
  readonly world: TelegramWorld;
  readonly params: Params;
  readonly gone: AbortSignal;
};

/** Gives the result of a call; throws TelegramRefusal. */
export type Method = (call: MethodCall) => unknown;

/** Marks a result that is sent with a remark. */
export class WithRemark {
  readonly result: unknown;
  readonly description: string;

  constructor(result: unknown, description: string) {
    this.result = result;
    this.description = description;
  }
}
