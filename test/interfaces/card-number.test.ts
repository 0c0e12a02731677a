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
