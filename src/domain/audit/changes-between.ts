import { type Shown } from '#domain/shared/shown';

/** What differs between a thing as it was and as it is, field by field; undefined on a side where there was no such thing. */
export const changesBetween = (
  before: Shown | undefined,
  after: Shown | undefined,
): Readonly<{ before: Shown | undefined; after: Shown | undefined }> => {
  if (!before || !after) return { before, after };
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const only = (shown: Shown): Shown =>
    Object.fromEntries(changed.flatMap((name) => (name in shown ? [[name, shown[name]]] : [])));
  return { before: only(before), after: only(after) };
};
