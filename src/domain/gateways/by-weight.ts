/** 32-bit FNV-1a (draft-eastlake-fnv): spreads ids evenly, and the same id always alike. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) {
    value ^= text.charCodeAt(place);
    value = Math.imul(value, 0x01000193);
  }
  // The low bits of short texts that differ in their end only are close to each other; this mixes them (murmur3's end).
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
};

/**
 * Orders by lot: each place goes to one of those left, as likely as its share of their weights. The seed decides, so the
 * same payment is always ordered alike. Weights are positive integers.
 */
export const byWeight = <T extends Readonly<{ weight: number }>>(items: readonly T[], seed: string): T[] => {
  const left = [...items];
  const ordered: T[] = [];
  while (left.length > 0) {
    const sum = left.reduce((all, { weight }) => all + weight, 0);
    let drawn = hash(`${seed}:${ordered.length}`) % sum;
    const place = left.findIndex(({ weight }) => (drawn -= weight) < 0);
    ordered.push(...left.splice(place, 1));
  }
  return ordered;
};
