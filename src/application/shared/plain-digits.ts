const ascii = /^\p{ASCII}*$/u;
const unseen = /[\p{Cf}\p{M}]/gu;
const digitOfAnyScript = /\p{Nd}/u;
const otherDigits = /(?!\d)\p{Nd}/gu;

/** The text with the digits of all scripts as ours, and without what nobody sees: joiners, soft hyphens, marks. */
export const plainDigits = (text: string): string =>
  ascii.test(text)
    ? text
    : text
        .normalize('NFKC')
        .replace(unseen, '')
        .replace(otherDigits, (digit) => String(valueOf(digit)));

/** Unicode keeps the ten digits of a script in one row, beginning with its zero; rows may follow one another. */
const valueOf = (digit: string): number => {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (digitOfAnyScript.test(String.fromCodePoint(code - before - 1))) before += 1;
  return before % 10;
};

const encodingsMax = 3;
const encoded = /(?:%[\da-f]{2})+/gi;

/** The text with percent-encoded parts as they are meant, also those encoded twice; what can't be decoded stays. */
export const percentDecoded = (text: string): string => {
  let decoded = text;
  for (let turn = 0; turn < encodingsMax && decoded.includes('%'); turn += 1)
    decoded = decoded.replace(encoded, decodedOr);
  return decoded;
};

const decodedOr = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};
