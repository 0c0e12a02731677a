const gap = '  ';

/** Rows under their headings, each column as wide as its widest cell. */
export const columns = (headings: readonly string[], widths: readonly number[]) => {
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join(gap)
      .trimEnd();
  return {
    heading: `${line(headings)}\n${line(widths.map((width) => '─'.repeat(width)))}`,
    row: line,
  };
};

const minorPerMajor = 100;
const signs: Readonly<Record<string, string>> = { USD: '$', EUR: '€' };

/** Takes minor units of a currency that has a hundred of them and gives what people write: $100.00, or 50 000 so'm. */
export const price = (minor: number, currency: string): string => {
  const major = minor / minorPerMajor;
  if (currency === 'UZS') return `${major.toLocaleString('en').replaceAll(',', ' ')} so'm`;
  return `${signs[currency] ?? `${currency} `}${major.toFixed(2)}`;
};
