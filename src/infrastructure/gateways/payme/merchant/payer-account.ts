import { type Payable } from '#application/payments/ports/transaction-desk';
import { type PaymeSettings } from '../payme-settings.ts';
import { type Asking, type PaymeReply, refuse } from './merchant-method.ts';
import { tiyin } from '../payme-amount.ts';

/** What a payer wants to pay: something of ours, or whatever they like into a customer's account. */
export type Target = Readonly<
  ({ kind: 'payment'; reference: string } & Payable) | { kind: 'deposit'; customerId: string }
>;
type Named = Readonly<{ ok: true; target: Target } | { ok: false; refusal: PaymeReply }>;

/**
 * Whether what the payer named may be paid with this amount (tiyin), by the same rules for asking and for opening. A
 * payment of Kassa's can be named on any account, so that its link works there too.
 */
export const targetOf = async (
  { desk, settings }: Asking,
  account: Readonly<Record<string, string>>,
  amount: number,
): Promise<Named> => {
  const { accountField: field, accountKind } = settings;
  const named = account[field]?.trim() ?? '';
  if (named === '') return no(refuse('unknown-account', { data: field }));
  const payable = await desk.payable(named);
  if (payable) {
    if (payable.amount.currency !== 'UZS') return no(refuse('unknown-account', { data: field }));
    if (payable.amount.minor !== BigInt(amount)) return no(refuse('wrong-amount'));
    return { ok: true, target: { kind: 'payment', reference: named, ...payable } };
  }
  if (accountKind === 'one-time') return no(refuse('unknown-account', { data: field }));
  if (amount <= 0) return no(refuse('wrong-amount'));
  const refusal = await desk.deposits.check({ customerId: named, amount: tiyin(amount) });
  if (refusal === 'unknown-customer') return no(refuse('unknown-customer', { data: field }));
  return refusal ? no(refuse(refusal)) : { ok: true, target: { kind: 'deposit', customerId: named } };
};

const no = (refusal: PaymeReply): Named => ({ ok: false, refusal });

/** The code for something that cannot be paid now, with the field's name where the code is one of the payer's input. */
export const busyCode = ({ busyCode: code, accountField }: PaymeSettings) => ({
  code,
  ...(code <= -31_050 && { data: accountField }),
});
