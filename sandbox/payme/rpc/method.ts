import { type z } from 'zod';
import { type PaymeWorld } from '../payme-world.ts';
import { codes } from './codes.ts';
import { RpcRefusal } from './rpc-error.ts';

/** One method of the Subscribe API. */
export type Method = {
  /** A browser may call it, with the merchant id alone (payme.md §3.1). */
  readonly isPublic: boolean;
  /** What faults may call it besides its name. */
  readonly aliases: (world: PaymeWorld, params: unknown) => readonly string[];
  /** It moves money, so a latency profile concerns it. */
  readonly movesMoney: boolean;
  readonly handle: (call: MethodCall) => object | Promise<object>;
};

/** A call that was let in. */
export type MethodCall = {
  readonly world: PaymeWorld;
  readonly params: unknown;
  /** A latency profile wants this payment refused whatever pays it. */
  readonly declined: boolean;
};

const nobody = (): readonly string[] => [];

/** Takes the schema of a method's parameters and what it does, and gives the method; wrong ones are error -32602 naming the field. */
export const method = <T>(
  schema: z.ZodType<T>,
  perform: (world: PaymeWorld, params: T, declined: boolean) => object | Promise<object>,
  more: Partial<Pick<Method, 'isPublic' | 'aliases' | 'movesMoney'>> = {},
): Method => ({
  isPublic: false,
  aliases: nobody,
  movesMoney: false,
  ...more,
  handle: ({ world, params, declined }) => {
    const parsed = schema.safeParse(params);
    if (parsed.success) return perform(world, parsed.data, declined);
    const [issue] = parsed.error.issues;
    throw new RpcRefusal(codes.invalidParams, issue?.message ?? 'Invalid params', issue?.path.join('.'));
  },
});
