/**
 * `amount × part / whole`, rounded to the nearest whole number and, from exactly between two, to the even one: no lean to
 * either side over many roundings (IEEE 754-2019, 4.3.1, roundTiesToEven). Nothing is negative, and whole is more than 0.
 */
export const halfEven = (amount: bigint, part: bigint, whole: bigint): bigint => {
  const exact = amount * part;
  const below = exact / whole;
  const twice = 2n * (exact % whole);
  return twice > whole || (twice === whole && below % 2n === 1n) ? below + 1n : below;
};
