import { LRUCache } from 'lru-cache';

/** What was read lately, by key. Those who ask for the same at the same time share one reading; a failed one is not kept. */
export type Remembered<Key, Value> = Readonly<{
  read(key: Key): Promise<Value>;
  /** Keeps what somebody has read or written anyway. */
  put(key: Key, value: Value): void;
  forget(key: Key): void;
}>;

export const remembered = <Key extends string, Value>(
  read: (key: Key) => Promise<Value>,
  { ageMaxMs, countMax }: Readonly<{ ageMaxMs: number; countMax: number }>,
): Remembered<Key, Value> => {
  const readings = new LRUCache<Key, Promise<Value>>({ max: countMax, ttl: ageMaxMs });
  return {
    read: (key) => {
      const known = readings.get(key);
      if (known) return known;
      const reading = read(key);
      readings.set(key, reading);
      reading.catch(() => {
        if (readings.peek(key) === reading) readings.delete(key);
      });
      return reading;
    },
    put: (key, value) => void readings.set(key, Promise.resolve(value)),
    forget: (key) => void readings.delete(key),
  };
};
