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

/** Digits with at most one space or dash between them; at least as many as the shortest card number. */
const digitRuns = /\+?\d(?:[ -]?\d){11,}/g;
/** UUIDs, object ids and digests are full of digits by nature. A letter must be among them. */
const opaqueIds = /\b(?=[\d-]{0,35}[a-f])(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{24,})\b/gi;
/** E.164: a plus sign and at most 15 digits are a phone number. */
const phoneDigitsMax = 15;

export const looksLikeCardNumber = (text: string): boolean => cardNumbersIn(text).length > 0;

/** The text with every card number replaced, for logs. */
export const maskCardNumbers = (text: string): string =>
  cardNumbersIn(text).reduce((masked, run) => masked.replaceAll(run, '[card number]'), text);

/** The runs of digits, as written, that hold a card number. */
const cardNumbersIn = (text: string): readonly string[] => {
  if (text.length < digitsMin || !text.match(digitRuns)) return [];
  return (text.replace(opaqueIds, ' id ').match(digitRuns) ?? []).filter(holdsCardNumber);
};

const holdsCardNumber = (run: string): boolean => {
  const groups = run.replace('+', '').split(/[ -]/);
  if (run.startsWith('+') && groups.join('').length <= phoneDigitsMax) return false;
  return groups.some((_, first) => startsCardNumber(groups, first));
};

/** Whether some groups from this one on make a card number: it may be followed by an expiry date or a code. */
const startsCardNumber = (groups: readonly string[], first: number): boolean => {
  let digits = '';
  for (const group of groups.slice(first, first + digitsMax)) {
    digits += group;
    if (digits.length > digitsMax) return false;
    if (digits.length >= digitsMin && isIssuable(digits) && passesLuhn(digits)) return true;
  }
  return false;
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
