import { type Canonical } from '#domain/shared/canonical-form';

/**
 * Whatever stands in a document, as something that has a canonical form. What we write has one already; what somebody has
 * put there since must not keep us from saying so.
 */
export const legible = (value: unknown): Canonical => {
  switch (typeof value) {
    case 'string':
    case 'bigint':
    case 'boolean':
      return value;
    case 'number':
      return Number.isSafeInteger(value) ? value : { number: String(value) };
    case 'object':
      return value === null ? null : ofObject(value);
    default:
      return { [typeof value]: String(value) };
  }
};

const ofObject = (value: object): Canonical => {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? { date: 'none' } : value;
  if (Array.isArray(value)) return value.map(legible);
  if ('_bsontype' in value) return { [String(value._bsontype)]: JSON.stringify(value) };
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, legible(field)]));
};
