import fc from 'fast-check';
import { z } from 'zod';
import { cardDataIn, refuseCardNumbers } from '#application/shared/card-data';
import { looksLikeCardNumber, maskCardNumbers } from '#application/shared/card-number';

/** The test numbers that card schemes and providers publish. */
const cards = [
  '4242424242424242', // Visa
  '4000002500003155',
  '4222222222222', // Visa, 13 digits
  '5555555555554444', // Mastercard
  '2223003122003222', // Mastercard, 2 series
  '378282246310005', // American Express
  '6011111111111117', // Discover
  '3056930009020004', // Diners Club
  '36227206271667', // Diners Club, 14 digits
  '3566002020360505', // JCB
  '6200000000000005', // UnionPay
  '6205500000000000004', // UnionPay, 19 digits
  '8600495473316478', // Uzcard
  '9860000000000000', // Humo
];

describe('looksLikeCardNumber', () => {
  it.each(cards)('knows %s, bare, spaced, dashed and amid text', (card) => {
    const groups = card.match(/.{1,4}/g)!;
    for (const text of [
      card,
      groups.join(' '),
      groups.join('-'),
      `no.${card}x`,
      `${groups.join(' ')} 12/34 123`,
      `${card} 123`,
    ])
      expect([text, looksLikeCardNumber(text)]).toEqual([text, true]);
  });
  it.each([
    ...[
      '  ',
      ' - ',
      '.',
      '\u00a0',
      '\u2009',
      '\u2013',
      '\u2014',
      '\t',
      '\n',
      '\r\n',
      '/',
      ' / ',
      '_',
      '\u200b',
      '\u00ad',
      '+',
    ],
    ...['%20', '%2520', '%c2%a0', '\ufe0f '],
  ])('knows a card with %j between its groups, and between its digits', (gap) => {
    for (const card of cards) {
      const groups = card.match(/.{1,4}/g)!;
      const amex = [card.slice(0, 4), card.slice(4, 10), card.slice(10)];
      for (const parts of [
        groups,
        ...(card.length === 15 ? [amex] : []),
        card.split(''),
        card.match(/.{1,2}/g)!,
      ]) {
        const text = `paid with ${parts.join(gap)}`;
        expect([text, looksLikeCardNumber(text)]).toEqual([text, true]);
        expect(maskCardNumbers(text)).toBe('paid with [card number]');
      }
    }
  });
  it.each([0xff10, 0x0660, 0x06f0, 0x0966, 0x0e50, 0x1d7ce, 0x1e5f1])(
    'knows a card in the digits that begin at U+%s',
    (zero) => {
      for (const card of cards) {
        const digits = card.split('').map((digit) => String.fromCodePoint(zero + Number(digit)));
        for (const text of [digits.join(''), digits.join(' '), encodeURIComponent(digits.join('.'))])
          expect([text, looksLikeCardNumber(text)]).toEqual([text, true]);
      }
    },
  );
  it('knows a card in an address, however it is encoded', () => {
    for (const sent of [
      '4242%204242%204242%204242',
      '4242+4242+4242+4242',
      '%34242%E2%80%934242%2D4242/4242',
    ])
      expect(looksLikeCardNumber(`https://shop.test/back?card=${sent}&x=1`)).toBe(true);
    expect(looksLikeCardNumber('100%% of %zz and %e2%28')).toBe(false);
  });
  it('lets amounts, dates, times, addresses and phone numbers pass, whatever they are', () => {
    const whole = fc.bigInt({ min: 0n, max: 10n ** 11n - 1n }).map(String);
    const cents = fc.nat({ max: 99 }).map((n) => String(n).padStart(2, '0'));
    const amount = fc.tuple(whole, cents).map(([units, part]) => `${units}.${part}`);
    const date = fc
      .date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((at) => at.toISOString());
    const dotted = date.map((at) => at.slice(0, 10).split('-').reverse().join('.'));
    const phone = fc.tuple(fc.constantFrom('998', '49', '1', '44'), fc.nat({ max: 999_999_999 }));
    const harmless = fc.oneof(
      amount,
      date,
      fc.tuple(dotted, dotted).map(([from, to]) => `${from} - ${to}`),
      dotted.map((day) => day.replaceAll('.', '/')),
      fc.tuple(date, fc.nat({ max: 9_999_999 })).map(([at, sum]) => `${at.slice(0, 19)} ${sum}.00`),
      fc.ipV4(),
      phone.map(([country, rest]) => `+${country} ${String(rest).padStart(9, '0')}`),
      phone.map(([country, rest]) => `+${country}${rest}, +${country}${rest}/+${country}${rest}`),
      fc.tuple(date, fc.nat()).map(([at, n]) => `ORD/${at.slice(0, 10).replaceAll('-', '/')}/${n % 10_000}`),
      fc.uuid(),
    );
    fc.assert(
      fc.property(harmless, (text) => !looksLikeCardNumber(text)),
      { numRuns: 3_000 },
    );
  });
  it.each([
    '4242424242424241', // wrong check digit
    '1732137600000', // milliseconds
    '2024112012345678', // an order number made of a date
    '+998901234567',
    '998901234567',
    '+49 1511 2345678',
    '550e8400-e29b-41d4-a716-446655440000',
    '64f1a242424242424242424a',
    '4242 4242',
    '42424242424242424242', // twenty digits
    'pm_card_visa',
    '',
  ])('lets %s pass', (text) => expect(looksLikeCardNumber(text)).toBe(false));
  // A search that went back over what it has read would not be done with these before the runner gives up.
  it.each([
    '1 '.repeat(120_000),
    '1-'.repeat(120_000),
    '4'.repeat(240_000),
    'a1'.repeat(120_000),
    '-1-a'.repeat(60_000),
    '1   '.repeat(60_000),
    '%31%'.repeat(60_000),
    '\u0661\u00a0'.repeat(60_000),
    '+1'.repeat(120_000),
  ])('reads a long hostile text once (case %#)', (text) => expect(looksLikeCardNumber(text)).toBe(false));
  it('masks what it knows, and only that', () =>
    expect(maskCardNumbers('order 2024112012345678 by 4242 4242 4242 4242, then 378282246310005')).toBe(
      'order 2024112012345678 by [card number], then [card number]',
    ));
});

describe('cardDataIn', () => {
  it('finds raw fields wherever they can only be that, and others only in a card', () => {
    const body = {
      number: 'P-1',
      exp: 1,
      card: { number: '1', exp_month: 1, brand: 'visa' },
      deep: [{ CVC: 1, card_number: 'x' }],
    };
    expect(cardDataIn(body).map(({ path, code }) => [path.join('.'), code])).toEqual([
      ['card.number', 'raw-card-fields-refused'],
      ['card.exp_month', 'raw-card-fields-refused'],
      ['deep.0.CVC', 'raw-card-fields-refused'],
      ['deep.0.card_number', 'raw-card-fields-refused'],
    ]);
  });
  it('passes numbers, which are amounts', () => expect(cardDataIn({ amount: 4242424242424242 })).toEqual([]));
  it('guards a schema', () => {
    const issues = z.object({ note: z.string() }).superRefine(refuseCardNumbers).safeParse({ note: cards[0] })
      .error?.issues;
    expect(issues).toMatchObject([
      { code: 'custom', path: ['note'], params: { code: 'card-number-refused' } },
    ]);
  });
});
