import { type InHand } from '#domain/payments/open-payment';
import { type GatewayAccountId } from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';
import { mustBePerson } from '../shared/person.ts';
import { type OpenPaymentInput } from './open-payment-input.ts';
import { type PaymentsPorts } from './payments-ports.ts';

/** Money in hand that takes two people's words, told of by an API key. Only whoever records money by hand can hear it. */
export class SaidByNoPerson extends Error {
  override readonly name = 'SaidByNoPerson';
}

/**
 * The word of whoever records money that is there already, and how many more it needs: two people's above the tenant's own
 * limit or that of the account, whichever is lower. It is settled here once, whatever the limits become later. Throws
 * SaidByNoPerson.
 */
export const drawInHand = async (
  { gateways, limits }: Pick<PaymentsPorts, 'gateways' | 'limits'>,
  { actor, inHand }: OpenPaymentInput,
  amount: Money,
  account: GatewayAccountId,
  at: Date,
): Promise<InHand | undefined> => {
  if (!inHand) return undefined;
  const gateway = await gateways.of(account);
  const isLarge = await limits.needsSecondPerson(actor.tenantId, amount, at);
  const approvalsNeeded = Math.max(isLarge ? 2 : 1, gateway.approvalsNeeded?.(amount) ?? 1);
  const { reference, reason } = inHand;
  if (approvalsNeeded > 1 && !mustBePerson(actor).ok) throw new SaidByNoPerson(reference);
  return {
    receipt: { at: inHand.at, reference, approvalsNeeded },
    approval: { by: actor.subject, at, note: reason, evidence: reference },
  };
};
