/** One line of the journal file: a record that was written, or the id of one that was removed. */
export type JournalLine =
  | { readonly kind: string; readonly value: object }
  | { readonly kind: string; readonly removed: string };

/** Takes a line of text and gives the record, or null when the line is torn or not ours. */
export const parseJournalLine = (text: string): JournalLine | null => {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof line !== 'object' || line === null || !('kind' in line) || typeof line.kind !== 'string')
    return null;
  if ('value' in line && typeof line.value === 'object' && line.value !== null)
    return { kind: line.kind, value: line.value };
  return 'removed' in line && typeof line.removed === 'string'
    ? { kind: line.kind, removed: line.removed }
    : null;
};
