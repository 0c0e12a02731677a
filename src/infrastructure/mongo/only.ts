/**
 * What was found, if it is theirs. Looking up by `_id` alone and comparing here costs MongoDB less than half of a filter
 * with two fields, which leaves its fast path for ids.
 */
export const only = <T extends object>(found: T | undefined, theirs: Partial<T>): T | undefined =>
  found && Object.entries(theirs).every(([field, value]) => found[field as keyof T] === value)
    ? found
    : undefined;
