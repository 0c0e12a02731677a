import { percentDecoded, plainDigits } from './plain-digits.ts';

/**
 * Leading digits and lengths under which card schemes issue numbers (ISO/IEC 7812 and the schemes' own lists).
 * Without it one in ten order numbers, timestamps (`1732…`, `2024…`) and phone numbers (`998…`) would pass for a card.
 */
const schemes: readonly Readonly<{ starts: RegExp; lengths: readonly number[] }>[] = [
  { starts: /^4/, lengths: [13, 16, 18, 19] }, // Visa
  { starts: /^(5[1-5]|2[2-7])/, lengths: [16, 17, 18, 19] }, // Mastercard, Mir
  { starts: /^3[47]/, lengths: [15] }, // American Express
  { starts: /^3[0689]/, lengths: [14, 15, 16, 17, 18, 19] }, // Diners Club
  { starts: /^(35|1800|2131)/, lengths: [15, 16, 17, 18, 19] }, // JCB
  { starts: /^(5[06-8]|6)/, lengths: [12, 13, 14, 15, 16, 17, 18, 19] }, // Maestro, Discover, UnionPay, RuPay
  { starts: /^(8[126]|9[78])/, lengths: [16, 17, 18, 19] }, // Uzcard, Humo, Troy, RuPay
];
const digitsMin = 12;
const digitsMax = 19;

/** What may stand between two digits of one number, up to three at a time: white space, any dash, and what forms are filled with. */
const between = String.raw`[\s\p{Pd}._/+]`;
/** At least as many digits as the shortest card number. */
const digitRuns = new RegExp(String.raw`\d(?:${between}{0,3}\d){${digitsMin - 1},}`, 'gu');
const separators = new RegExp(`(${between}+)`, 'u');
/** UUIDs, object ids and digests are full of digits by nature. A letter must be among them. */
const opaqueIds = /\b(?=[\d-]{0,35}[a-f])(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{24,})\b/gi;
/** E.164: a plus sign and at most 15 digits are a phone number. */
const phones = /(?<!\d)\+\d(?:[ .-]?\d){9,14}(?![ .-]?\d)/g;

export const looksLikeCardNumber = (text: string): boolean =>
  text.length >= digitsMin &&
  [...new Set(readings.map((read) => read(text)))].some((plain) => cardNumbersIn(plain).length > 0);

/** The text with every card number replaced, for logs. What hides one is shown as it was read. */
export const maskCardNumbers = (text: string): string =>
  looksLikeCardNumber(text) ? readings.reduce(maskedAsRead, text) : text;

const maskedAsRead = (text: string, read: (text: string) => string): string => {
  const plain = read(text);
  const found = cardNumbersIn(plain);
  return found.length === 0
    ? text
    : found.reduce((rest, run) => rest.replaceAll(run, '[card number]'), plain);
};

/** As it was sent, in plain digits, and as a form or an address means it. */
const readings: readonly ((text: string) => string)[] = [
  (text) => text,
  plainDigits,
  (text) => plainDigits(percentDecoded(text)),
];

/** The runs of digits, as written, that hold a card number. */
const cardNumbersIn = (text: string): readonly string[] => {
  if (text.length < digitsMin || !text.match(digitRuns)) return [];
  const rest = text.replace(opaqueIds, ' id ').replace(phones, ' phone ');
  return (rest.match(digitRuns) ?? []).filter(holdsCardNumber);
};

const holdsCardNumber = (run: string): boolean => {
  const parts = run.split(separators);
  const groups = parts.filter((_, place) => place % 2 === 0);
  const gaps = parts.filter((_, place) => place % 2 === 1);
  return groups.some((_, first) => {
    const end = first + digitsMax;
    return startsCardNumber(groups.slice(first, end), gaps.slice(first, end));
  });
};

/** Whether some groups from the first one on make a card number: it may be followed by an expiry date or a code. */
const startsCardNumber = (groups: readonly string[], gaps: readonly string[]): boolean => {
  let digits = '';
  let isUsual = true;
  for (const [place, group] of groups.entries()) {
    digits += group;
    if (digits.length > digitsMax) return false;
    isUsual &&= place === 0 || usualGaps.has(gaps[place - 1] ?? '');
    const isThere = digits.length >= digitsMin && isIssuable(digits) && passesLuhn(digits);
    if (isThere && (isUsual || isGroupedLikeCard(groups.slice(0, place + 1)))) return true;
  }
  return false;
};

const usualGaps: ReadonlySet<string> = new Set([' ', '-']);
/** Cards show three to seven digits at a time, and who hides one writes them one, two, three or four at a time. */
const shownMin = 3;
const shownMax = 7;
const evenMax = 4;
/** Between other separators dates, addresses and amounts stand as well: there the groups must be those of a card. */
const isGroupedLikeCard = (groups: readonly string[]): boolean => {
  const [first = '', ...rest] = groups;
  const last = rest.at(-1) ?? first;
  const whole = groups.slice(0, -1);
  const isShown = whole.every(({ length }) => length >= shownMin && length <= shownMax);
  const isEven = first.length <= evenMax && whole.every(({ length }) => length === first.length);
  return (isShown && last.length <= shownMax) || (isEven && last.length <= first.length);
};

const isIssuable = (digits: string): boolean =>
  schemes.some(({ starts, lengths }) => lengths.includes(digits.length) && starts.test(digits));

/** ISO/IEC 7812-1 annex B: from the right, every second digit counts double, less nine when above nine. */
const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 48;
    const weighed = place % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
};
