import { fromSom, toSom } from '#infrastructure/gateways/click/click-amount';
import { authHeader } from '#infrastructure/gateways/click/click-auth';
import { exact, readJson, writeJson } from '#infrastructure/gateways/click/click-json';
import { payLink } from '#infrastructure/gateways/click/click-link';
import { isSigned, signatureOf } from '#infrastructure/gateways/click/click-signature';
import { tashkentDays } from '#infrastructure/gateways/click/tashkent-day';
import { type PaymentId } from '#domain/shared/ids';
import { som } from '#test/support/a-transaction';

const secret = 's3cr3tK3y';
const base = {
  transId: '1946294123',
  serviceId: '12345',
  order: 'ORD-1001',
  prepareId: null,
  amount: '50000',
  action: '0',
  signTime: '2026-01-15 12:30:45',
};
const completed = { ...base, prepareId: '987', action: '1' };

describe("Click's signature (MD5 over the raw texts)", () => {
  it.each([
    ['a Prepare', base, '70b15542caff76250f3eb2980dc58e53'],
    [
      'the same amount with two decimals',
      { ...base, amount: '50000.00' },
      '9b7a8f847ef0164ebc0e5bb9b3d8aa83',
    ],
    ["half a so'm more", { ...base, amount: '50000.5' }, '9a6c42bd157520612cd85808743789ae'],
    ['a Complete', completed, '141c9d78b9d880a0968ebf575fef2e79'],
    ['a later one', { ...completed, signTime: '2026-01-15 12:31:10' }, '772b868b7364df29dc822c724132f531'],
  ])('signs %s', (_, fields, signature) => {
    expect(signatureOf(fields, secret)).toBe(signature);
    expect(isSigned(fields, signature.toUpperCase(), [secret])).toBe(true);
    expect(isSigned(fields, signature, ['another', secret])).toBe(true);
    expect(isSigned({ ...fields, order: 'ORD-1002' }, signature, [secret])).toBe(false);
    expect(isSigned(fields, signature, ['another'])).toBe(false);
    expect(isSigned(fields, signature.slice(1), [secret])).toBe(false);
  });
  it('is never right without a secret', () => {
    expect(isSigned(base, signatureOf(base, ''), [''])).toBe(false);
    expect(isSigned(base, signatureOf(base, ''), [])).toBe(false);
  });
});

describe("Click's Auth header (SHA-1 of seconds and secret)", () => {
  it.each([
    ['45678', 's3cr3tK3y', 1_768_462_245, '9468bb3fdb96bcf02960aff038a1459d08943aef'],
    ['55', 'test-secret-key', 1_700_000_000, '81c9fe90fd5fc43ef10a50c801f5103687b4bd00'],
    ['123', 'abc', 1_760_000_000, '357d329b3ecb547ae5aed4c5b97a07688e2c77b0'],
  ])('of %s with %s at %s', (merchantUserId, secretKey, seconds, digest) => {
    const now = new Date(seconds * 1_000 + 999);
    expect(authHeader({ merchantUserId, secretKey }, now)).toBe(`${merchantUserId}:${digest}:${seconds}`);
  });
});

describe("so'm as text", () => {
  it.each([
    ['1', 100n],
    ['1000', 100_000n],
    ['1000.5', 100_050n],
    ['1000.50', 100_050n],
    ['1000.500', 100_050n],
    ['0.01', 1n],
    ['90071992547409.93', 9_007_199_254_740_993n],
  ])('%s are %s tiyin', (text, tiyin) => {
    expect(fromSom(text)).toEqual({ minor: tiyin, currency: 'UZS' });
  });
  it.each(['', '.5', '5.', '1,5', '-1', '1e3', '1.001', ' 1', '1 000'])('%j is no amount', (text) =>
    expect(fromSom(text)).toBeUndefined(),
  );
  it('are written with two decimals and a dot, and read back as what they were', () => {
    for (const tiyin of [1n, 99n, 100n, 5_000_000n, 250_050n, 9_007_199_254_740_993n]) {
      const money = { ...som(0), minor: tiyin };
      expect(fromSom(toSom(money))).toEqual(money);
    }
    expect(toSom(som(2_500))).toBe('2500.00');
    expect(toSom({ ...som(0), minor: 250_050n })).toBe('2500.50');
    expect(() => toSom({ minor: 1n, currency: 'USD' as never })).toThrow(RangeError);
  });
});

describe("Click's numbers in JSON", () => {
  it('keep all their digits both ways', () => {
    expect(readJson('{"error_code":0,"payment_id":9007199254740993,"note":"a 1"}')).toEqual({
      error_code: '0',
      payment_id: '9007199254740993',
      note: 'a 1',
    });
    expect(
      writeJson({ click_trans_id: exact('9223372036854775807'), amount: exact('50000.00'), n: null }),
    ).toBe('{"click_trans_id":9223372036854775807,"amount":50000.00,"n":null}');
  });
  it.each(['', '[]', '1', 'null', '{"a":', '<html>'])('%j is no answer', (text) =>
    expect(readJson(text)).toBeUndefined(),
  );
});

describe('the payment link', () => {
  const link = (paymentId: string, minor: bigint, returnUrl: string | null = null) =>
    payLink(
      'https://my.click.uz/services/pay',
      { serviceId: '12345', merchantId: '6789' },
      { paymentId: paymentId as PaymentId, amount: { ...som(0), minor }, returnUrl },
    );
  it("is as in Click's documents", () => {
    expect(link('42', 100_000n)).toBe(
      'https://my.click.uz/services/pay?service_id=12345&merchant_id=6789&amount=1000.00&transaction_param=42',
    );
    expect(link('ORD-1001', 5_000_000n, 'https://shop.example.uz/pay/return?o=ORD-1001')).toBe(
      'https://my.click.uz/services/pay?service_id=12345&merchant_id=6789&amount=50000.00&transaction_param=ORD-1001&return_url=https%3A%2F%2Fshop.example.uz%2Fpay%2Freturn%3Fo%3DORD-1001',
    );
  });
});

describe('the days on which Click may have a payment', () => {
  it.each([
    ['2026-01-15T18:59:59Z', ['2026-01-15', '2026-01-16']],
    ['2026-01-15T19:00:00Z', ['2026-01-16', '2026-01-17']],
    ['2026-12-31T23:00:00Z', ['2027-01-01', '2027-01-02']],
  ])('asked for at %s: %s', (at, days) => expect(tashkentDays(new Date(at))).toEqual(days));
});
