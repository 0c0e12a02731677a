import { isHash, type RawParams } from './raw-params.ts';
import { badParameter } from './refusal.ts';

/** Takes a raw value and the parameter's name, gives the value read or throws a refusal. */
export type Reader<T> = (value: unknown, param: string) => T;

/** The parameters a call knows. */
type Shape = Readonly<Record<string, Reader<unknown>>>;

/** What a shape reads: every parameter may be absent. */
export type Read<S extends Shape> = { readonly [K in keyof S]?: ReturnType<S[K]> | undefined };

/** What a shape reads when some parameters must be there. */
export type ReadWith<S extends Shape, R extends keyof S> = Read<S> & {
  readonly [K in R]: NonNullable<ReturnType<S[K]>>;
};

const noLongerSupported = 'payment_method_types';

const refuseUnknown = (unknown: readonly string[]): void => {
  const [first] = unknown;
  if (first === undefined) return;
  if (unknown.includes(noLongerSupported))
    throw badParameter(
      'The payment_method_types parameter is no longer supported; use allowed_payment_method_types instead.',
      noLongerSupported,
      'payment_method_types_no_longer_supported',
    );
  throw badParameter(
    `Received unknown parameter${unknown.length > 1 ? 's' : ''}: ${unknown.join(', ')}`,
    first,
    'parameter_unknown',
  );
};

/**
 * Takes a shape, raw parameters and the names that must be there; gives what was read. Unknown parameters are refused
 * first, then missing ones, then wrong ones in declared order (stripe.md §2).
 */
export const readParams = <S extends Shape, R extends keyof S & string = never>(
  shape: S,
  raw: RawParams,
  required: readonly R[] = [],
  prefix = '',
): ReadWith<S, R> => {
  const named = (name: string): string => (prefix === '' ? name : `${prefix}[${name}]`);
  const unknown: string[] = [];
  for (const name in raw) if (!Object.hasOwn(shape, name)) unknown.push(named(name));
  refuseUnknown(unknown);
  for (const name of required) {
    if (raw[name] === undefined)
      throw badParameter(`Missing required param: ${named(name)}.`, named(name), 'parameter_missing');
    if (raw[name] === '')
      throw badParameter(
        `You passed an empty string for '${named(name)}'.`,
        named(name),
        'parameter_invalid_empty',
      );
  }
  const read: Record<string, unknown> = {};
  for (const name in shape) if (raw[name] !== undefined) read[name] = shape[name]?.(raw[name], named(name));
  return read as ReadWith<S, R>;
};

/** Reads a hash of known parameters. */
export const hash =
  <S extends Shape, R extends keyof S & string = never>(
    shape: S,
    required: readonly R[] = [],
  ): Reader<ReadWith<S, R> | null> =>
  (value, param) => {
    if (value === '') return null;
    if (!isHash(value)) throw badParameter('Invalid object', param);
    return readParams(shape, value, required, param);
  };
