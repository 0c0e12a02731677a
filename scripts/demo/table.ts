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
export const dollars = (minor: number): string => `$${(minor / minorPerMajor).toFixed(2)}`;
