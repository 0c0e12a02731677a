import { type ApiKeyId } from '#domain/shared/ids';

/** `sk_`, the id without its own prefix, and the secret: the id is what it is looked up by. */
const form = /^sk_([0-9A-Z]{26})_([0-9A-Za-z]{43})$/;

export type ApiKeyToken = Readonly<{ id: ApiKeyId; secret: string }>;

/** What a service sends as its credential. Shown once, when its secret is made. */
export const writeToken = ({ id, secret }: ApiKeyToken): string => `sk_${id.slice('key_'.length)}_${secret}`;

/** Undefined when it is none of ours. */
export const readToken = (text: string): ApiKeyToken | undefined => {
  const [, id, secret] = form.exec(text) ?? [];
  return id === undefined || secret === undefined ? undefined : { id: `key_${id}` as ApiKeyId, secret };
};
