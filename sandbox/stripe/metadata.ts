import { isHash } from './http/raw-params.ts';
import { badParameter } from './http/refusal.ts';
import { type Reader } from './http/shape.ts';

/** Up to 50 pairs of text (Stripe doc "Metadata"). */
export type Metadata = Readonly<Record<string, string>>;

const keysMax = 50;
const keyMax = 40;
const valueMax = 500;

/** What a call wants to change; null clears everything, an empty value removes its key. */
type MetadataChange = Metadata | null;

/** The metadata of an object that was given none. */
export const noMetadata: Metadata = Object.freeze({});

/** Reads the metadata parameter and checks its limits (Stripe doc "Metadata"). */
export const metadataChange: Reader<MetadataChange> = (value, param) => {
  if (value === '') return null;
  const pairs: unknown = Array.isArray(value) ? Object.fromEntries(value.entries()) : value;
  if (!isHash(pairs)) throw badParameter('Invalid object', param);
  for (const [key, text] of Object.entries(pairs)) {
    const at = `${param}[${key}]`;
    if (key.length > keyMax) throw badParameter(`Metadata keys can be up to ${keyMax} characters long`, at);
    if (/[[\]]/.test(key)) throw badParameter('Metadata keys cannot contain square brackets', at);
    if (typeof text !== 'string') throw badParameter('Metadata values must be strings', at);
    if (text.length > valueMax)
      throw badParameter(`Metadata values can be up to ${valueMax} characters long`, at);
  }
  return pairs as Metadata;
};

/** Takes an object's metadata and a change and gives the merged metadata; more than 50 keys are refused. */
export const changeMetadata = (before: Metadata, change: MetadataChange | undefined): Metadata => {
  if (change === undefined) return before;
  if (change === null) return noMetadata;
  const kept = Object.entries({ ...before, ...change }).filter(([, text]) => text !== '');
  if (kept.length > keysMax) throw badParameter(`You can have at most ${keysMax} metadata keys`, 'metadata');
  return Object.fromEntries(kept);
};
