/** A line of CSV as RFC 4180 has it. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

/** A spreadsheet takes a text that begins with one of these for a formula (owasp.org, "CSV Injection"), so it gets an apostrophe. */
const formula = /^[=+\-@\t\r]/;
const quoted = (text: string): string => {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
