const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Takes two versions of an object and gives the old values of what changed, hash by hash (Stripe: `previous_attributes`). */
export const previousAttributes = (before: object, after: object): Readonly<Record<string, unknown>> => {
  const [old, now] = [before as Record<string, unknown>, after as Record<string, unknown>];
  const changed: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const [was, is] = [old[key], now[key]];
    if (was === is) continue;
    if (isPlain(was) && isPlain(is)) {
      const inner = previousAttributes(was, is);
      if (Object.keys(inner).length > 0) changed[key] = inner;
    } else if (!Array.isArray(was) || JSON.stringify(was) !== JSON.stringify(is)) changed[key] = was ?? null;
  }
  return changed;
};
