/** Takes an object and a key and gives a copy that lacks the key. */
export const without = <T extends object, K extends keyof T>(object: T, key: K): Omit<T, K> => {
  const copy = { ...object };
  Reflect.deleteProperty(copy, key);
  return copy;
};
