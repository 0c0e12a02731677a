const soums = /^(\d{1,12})(?:\.(\d{1,2})0*)?$/;

/**
 * Takes so'm as Click and its callers write them (`1000`, `1000.5`, `1000.50`) and gives tiyin, 100 to the so'm; null
 * for anything that is not a decimal above zero with at most two decimals. No floating point is involved.
 */
export const tiyinOf = (text: string): number | null => {
  const match = soums.exec(text);
  if (match === null) return null;
  const [, whole = '0', decimals = ''] = match;
  const tiyin = Number(BigInt(whole) * 100n + BigInt(decimals.padEnd(2, '0')));
  return tiyin > 0 ? tiyin : null;
};
