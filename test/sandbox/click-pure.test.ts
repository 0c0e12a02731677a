import { parseExact, writeExact } from '#sandbox/click/json/exact-json';
import { renderAmount, renderings } from '#sandbox/click/money/render-amount';
import { tiyinOf } from '#sandbox/click/money/tiyin';
import { readPayLink } from '#sandbox/click/payer/pay-link';
import { isReversible } from '#sandbox/click/payments/reversible';
import { signString } from '#sandbox/click/shop/signature';
import { tashkentDay, tashkentTime } from '#sandbox/tashkent';
import { seededRandom } from '#sandbox/seeded-random';

describe('the signature', () => {
  const fields = {
    click_trans_id: '1946294123',
    service_id: '12345',
    merchant_trans_id: 'ORD-1001',
    sign_time: '2026-01-15 12:30:45',
  };
  const complete = { action: '1', amount: '50000', merchant_prepare_id: '987' };
  it.each<[string, object, string]>([
    ['of Prepare', { amount: '50000', action: '0' }, '70b15542caff76250f3eb2980dc58e53'],
    [
      'of the amount as it is written',
      { amount: '50000.00', action: '0' },
      '9b7a8f847ef0164ebc0e5bb9b3d8aa83',
    ],
    ['of one decimal', { amount: '50000.5', action: '0' }, '9a6c42bd157520612cd85808743789ae'],
    ['of Complete', complete, '141c9d78b9d880a0968ebf575fef2e79'],
    [
      'of a cancellation',
      { ...complete, sign_time: '2026-01-15 12:31:10' },
      '772b868b7364df29dc822c724132f531',
    ],
  ])('%s is what the provider document computed', (_what, over, due) => {
    expect(signString({ ...fields, amount: '', action: '', ...over }, 's3cr3tK3y')).toBe(due);
  });
});

describe('amounts', () => {
  it.each<[string, number | null]>([
    ['50000', 5_000_000],
    ['50000.00', 5_000_000],
    ['50000.5', 5_000_050],
    ['0.07', 7],
    ['999999999999.99', 99_999_999_999_999],
    ['1.230', 123],
    ['1.234', null],
    ['0', null],
    ['-1', null],
    ['1e3', null],
    ['1,5', null],
    ['', null],
  ])("%s so'm are %s tiyin", (text, tiyin) => {
    expect(tiyinOf(text)).toBe(tiyin);
  });

  it('are written in every way that means the same', () => {
    expect(renderings(5_000_000)).toEqual(['50000', '50000.00', '50000.0']);
    expect(renderings(5_000_050)).toEqual(['50000.50', '50000.5']);
    expect(renderings(7)).toEqual(['0.07']);
    for (const tiyin of [1, 10, 100, 12_345, 5_000_050])
      for (const text of renderings(tiyin)) expect(tiyinOf(text)).toBe(tiyin);
    const written = (seed: number) =>
      Array.from({ length: 30 }, () => renderAmount(500_000, seededRandom(seed)));
    expect(written(3)).toEqual(written(3));
  });
});

describe('JSON', () => {
  it('keeps every digit of a number, and only of numbers', () => {
    const text =
      '{"id":9007199254740993,"amount":50000.00,"note":"a \\"9007199254740993\\" 1","list":[-1,2e3]}';
    expect(parseExact(text)).toEqual({
      id: { numeral: '9007199254740993' },
      amount: { numeral: '50000.00' },
      note: 'a "9007199254740993" 1',
      list: [{ numeral: '-1' }, { numeral: '2e3' }],
    });
    expect(parseExact('{"a":01}')).toBeNull();
    expect(parseExact('<html>')).toBeNull();
    expect(writeExact({ id: 9007199254740993n, note: 'a"b', none: null, code: -1 })).toBe(
      '{"id":9007199254740993,"note":"a\\"b","none":null,"code":-1}',
    );
  });
});

describe('a pay link', () => {
  const ours = { serviceId: '12345', merchantId: '6789' };
  const right = { service_id: '12345', merchant_id: '6789', amount: '2500.50', transaction_param: 'a b&c' };
  const read = (over: object) => readPayLink(ours, new URLSearchParams({ ...right, ...over }));

  it('says what to pay and where to go then', () => {
    const more = {
      return_url: 'https://shop.example.uz/r?o=1',
      card_type: 'humo',
      merchant_user_id: '45678',
    };
    expect(read(more)).toEqual({
      merchantTransId: 'a b&c',
      tiyin: 250_050,
      returnUrl: 'https://shop.example.uz/r?o=1',
      cardType: 'humo',
    });
  });

  it.each<[string, object]>([
    ['service_id', { service_id: '1' }],
    ['merchant_id', { merchant_id: '1' }],
    ['amount', { amount: '2500,50' }],
    ['transaction_param', { transaction_param: '' }],
    ['return_url', { return_url: 'shop' }],
    ['card_type', { card_type: 'visa' }],
  ])('that is broken is refused naming %s', (name, over) => {
    expect(read(over)).toEqual({ wrong: expect.stringContaining(name) });
  });
});

describe('time in Tashkent', () => {
  const at = (text: string): number => Date.parse(text);

  it('is five hours ahead', () => {
    expect(tashkentTime(at('2026-01-15T07:30:45Z'))).toBe('2026-01-15 12:30:45');
    expect(tashkentDay(at('2026-01-31T19:00:00Z'))).toBe('2026-02-01');
  });

  it.each<[string, string, boolean]>([
    ['2026-01-15T10:00:00Z', '2026-01-31T18:59:59Z', true],
    ['2026-01-15T10:00:00Z', '2026-01-31T19:00:00Z', true],
    ['2026-01-15T10:00:00Z', '2026-02-01T19:00:00Z', false],
    ['2025-12-31T19:00:00Z', '2026-01-31T10:00:00Z', true],
    ['2025-12-31T18:59:59Z', '2026-01-02T10:00:00Z', false],
  ])('bounds the month in which %s can be reversed at %s: %s', (paid, now, can) => {
    expect(isReversible(at(paid), at(now))).toBe(can);
  });
});
