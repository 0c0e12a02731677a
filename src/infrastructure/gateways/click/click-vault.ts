import { type MethodVault, type VaultRefusal } from '#application/customers/ports/method-vault';
import { type ClickCall, type ClickReply } from './click-http.ts';
import { exact, writeJson } from './click-json.ts';

/** The first digits of cards that only Uzbekistan has. */
const brands: Readonly<Record<string, string>> = { 8600: 'uzcard', 9860: 'humo' };

/**
 * Keeps cards as Click's tokens. The token is asked for where the card number is typed, by the shop's own page or app at
 * Click (`card_token/request`), so that Kassa never sees the number; Click sends the owner a code by SMS, and with it the
 * token is made good here.
 */
export const clickVault = (call: ClickCall, serviceId: string): MethodVault => ({
  // Click knows no customers.
  register: ({ customerId }) => Promise.resolve({ ok: true, value: customerId }),

  begin: ({ type, token }) =>
    Promise.resolve(
      type !== 'card' || token === null
        ? refusal('method-refused', "Give the card_token that Click's card_token/request answered with.")
        : { ok: true, value: { kind: 'code', reference: token, phone: null, resendAfterMs: null } },
    ),

  finish: async ({ reference, code }) => {
    if (code === null || !/^\d{1,10}$/.test(code))
      return refusal('not-finished', 'Give the code, digits only, that Click sent by SMS.');
    const body = writeJson({
      service_id: exact(serviceId),
      card_token: reference,
      sms_code: exact(code.replace(/^0+(?=\d)/, '')),
    });
    const reply = await call('POST', ['card_token', 'verify'], body);
    if (reply.kind !== 'done') return refused(reply, 'code-wrong');
    const number = String(reply.fields.card_number ?? '');
    return {
      ok: true,
      value: {
        token: reference,
        type: 'card',
        brand: brands[number.slice(0, 4)] ?? null,
        last4: /\d{4}$/.exec(number)?.[0] ?? null,
        expMonth: null,
        expYear: null,
        bank: null,
        phone: null,
      },
    };
  },

  remove: async ({ token }) => {
    const reply = await call('DELETE', ['card_token', serviceId, token]);
    // A token that Click refuses to remove is one that it does not have.
    return reply.kind === 'done' || reply.kind === 'refused'
      ? { ok: true, value: true }
      : refused(reply, 'unavailable');
  },
});

const refusal = (code: VaultRefusal['code'], detail: string) =>
  ({ ok: false, error: { code, detail } }) as const;

/** Click publishes no codes, so a refusal means what is likeliest for the call. */
const refused = (reply: Exclude<ClickReply, { kind: 'done' }>, likeliest: VaultRefusal['code']) =>
  reply.kind === 'refused'
    ? refusal(likeliest, `Click refused: ${reply.note.slice(0, 200)} (${reply.code})`)
    : refusal('unavailable', 'Click does not answer. Try again.');
