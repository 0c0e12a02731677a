import { z } from 'zod';
import { Account, Tiyin } from './params.ts';
import { type MerchantMethod, refuse } from './merchant-method.ts';
import { busyCode, targetOf } from './payer-account.ts';

const Params = z.object({ amount: Tiyin, account: Account });

/** May this be paid? Reads only. */
export const checkPerform: MerchantMethod = async (asking, params) => {
  const asked = Params.safeParse(params);
  if (!asked.success) return refuse('malformed');
  const named = await targetOf(asking, asked.data.account, asked.data.amount);
  if (!named.ok) return named.refusal;
  const { target } = named;
  if (target.kind === 'deposit') return { result: { allow: true } };
  if (target.standing !== 'open') return refuse(target.standing, busyCode(asking.settings));
  return (await asking.desk.isHeld(target.paymentId))
    ? refuse('busy', busyCode(asking.settings))
    : { result: { allow: true } };
};
