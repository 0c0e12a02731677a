import { type TransactionDesk } from '#application/payments/contract';
import { type MerchantDialect } from '#application/webhooks/contract';
import { clickMerchant } from '#infrastructure/gateways/click/click-merchant';
import { readShopRequest } from '#infrastructure/gateways/click/click-form';
import { ClickSettings } from '#infrastructure/gateways/click/click-settings';
import { noon } from '#test/support/a-payment';

/** The Prepare of Click's documents, as it comes. */
const raw =
  'click_trans_id=1946294123&service_id=12345&click_paydoc_id=2104567890&merchant_trans_id=ORD-1001&amount=50000&action=0&error=0&error_note=Success&sign_time=2026-01-15+12%3A30%3A45&sign_string=70b15542caff76250f3eb2980dc58e53';
const changed = (changes: Readonly<Record<string, string | null>>): string => {
  const form = new URLSearchParams(raw);
  for (const [name, value] of Object.entries(changes))
    if (value === null) form.delete(name);
    else form.set(name, value);
  return form.toString();
};
const read = (text: string) => readShopRequest(Buffer.from(text));

describe('reading what Click asks of a shop', () => {
  it('keeps every text as it came', () => {
    expect(read(raw)).toEqual({
      transId: '1946294123',
      serviceId: '12345',
      paydocId: '2104567890',
      order: 'ORD-1001',
      prepareId: null,
      amount: '50000',
      action: '0',
      error: 0,
      signTime: '2026-01-15 12:30:45',
      sign: '70b15542caff76250f3eb2980dc58e53',
    });
    const large = '9223372036854775807';
    expect(read(changed({ click_trans_id: large, amount: '50000.00', error: '-5017' }))).toMatchObject({
      transId: large,
      amount: '50000.00',
      error: -5017,
    });
  });
  it.each([
    ['click_trans_id'],
    ['service_id'],
    ['click_paydoc_id'],
    ['merchant_trans_id'],
    ['amount'],
    ['action'],
    ['error'],
    ['sign_time'],
    ['sign_string'],
  ])('refuses a request whose %s is missing, empty, or there twice', (name) => {
    expect(read(changed({ [name]: null }))).toBeUndefined();
    expect(read(changed({ [name]: '' }))).toBeUndefined();
    expect(read(`${raw}&${name}=1`)).toBeUndefined();
  });
  it.each([
    { click_trans_id: '1e9' },
    { click_trans_id: '12345678901234567890' },
    { click_trans_id: '007' },
    { amount: '-1' },
    { amount: 'NaN' },
    { error: '1' },
    { error: '-0.5' },
    { action: 'x' },
    { sign_string: 'xyz' },
    { merchant_trans_id: 'x'.repeat(256) },
    { action: '1' },
    { action: '1', merchant_prepare_id: '' },
    { action: '1', merchant_prepare_id: '-3' },
  ])('refuses %j', (changes) => expect(read(changed(changes))).toBeUndefined());
  it.each(['', '{}', '[1]', '\u0000', '%', '=&=&', 'a'.repeat(100_000)])('refuses %.20j', (text) =>
    expect(read(text)).toBeUndefined(),
  );
});

describe("Click's dialect, before anything is looked up", () => {
  /** Nothing may be asked of the desk before the signature was found right. */
  const untouchable = new Proxy({} as TransactionDesk, {
    get: (_, name) => {
      throw new Error(`the desk was asked for ${String(name)}`);
    },
  });
  const dialect = (secretKeys: readonly string[] = ['s3cr3tK3y']): MerchantDialect =>
    clickMerchant({
      settings: ClickSettings.parse({ merchantId: '6789', serviceId: '12345', merchantUserId: '45678' }),
      secretKeys,
    });
  const answer = async (text: string, secretKeys?: readonly string[]) => {
    const { body, ...told } = await dialect(secretKeys).answer(
      { header: () => undefined, body: Buffer.from(text), at: noon },
      untouchable,
    );
    return { ...told, ...(JSON.parse(body) as object) };
  };

  it('answers -8 to what is not a request of its own', async () => {
    for (const text of ['', '{"method":"CheckPerformTransaction"}', changed({ service_id: '99999' })])
      expect(await answer(text)).toMatchObject({ error: -8, outcome: 'refused' });
  });
  it('answers -1 to a wrong signature, or when it has no secret', async () => {
    expect(await answer(changed({ amount: '50000.00' }))).toEqual({
      contentType: 'application/json; charset=utf-8',
      asked: 'unreadable',
      outcome: 'denied',
      about: { error: '-1' },
      error: -1,
      error_note: 'SIGN CHECK FAILED!',
    });
    expect(await answer(raw, [''])).toMatchObject({ error: -1 });
    expect(await answer(raw, [])).toMatchObject({ error: -1 });
  });
  it('answers -3 to an action that does not exist, once its signature is right', async () => {
    // MD5 of "194629412312345s3cr3tK3yORD-10015000072026-01-15 12:30:45".
    const seven = changed({ action: '7', sign_string: 'edfb4465a49087bb83326bf915222e03' });
    expect(await answer(seven)).toMatchObject({ error: -3, outcome: 'refused' });
  });
  it('says that it is broken with -7', () => {
    const told = dialect().unavailable({ header: () => undefined, body: Buffer.from(raw), at: noon });
    expect(told).toMatchObject({ outcome: 'unavailable' });
    expect(JSON.parse(told.body)).toEqual({ error: -7, error_note: 'Failed to update user' });
  });
});
