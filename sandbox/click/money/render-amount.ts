import { type Random } from '../../seeded-random.ts';

/** Takes tiyin and gives all the ways in which Click may write them as so'm. */
export const renderings = (tiyin: number): readonly string[] => {
  const digits = String(tiyin).padStart(3, '0');
  const whole = digits.slice(0, -2);
  const decimals = digits.slice(-2);
  if (decimals === '00') return [whole, `${whole}.00`, `${whole}.0`];
  return decimals.endsWith('0')
    ? [`${whole}.${decimals}`, `${whole}.${decimals.charAt(0)}`]
    : [`${whole}.${decimals}`];
};

/** Takes tiyin and chance and gives so'm in one of the ways: whoever signs a parsed and re-written amount is found out. */
export const renderAmount = (tiyin: number, random: Random): string => {
  const ways = renderings(tiyin);
  return ways[Math.floor(random() * ways.length)] ?? String(tiyin);
};
