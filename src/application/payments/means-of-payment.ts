import { type PaymentMethod } from '#domain/payments/payment-facts';
import { err, ok, type Result } from '#domain/shared/result';
import { type Visibility } from '../shared/visibility.ts';
import { type PaymentMethodInput } from './open-payment-input.ts';
import { type PaymentsPorts } from './payments-ports.ts';
import { type SavedMethodRefusal, type SavedSource } from './ports/saved-methods.ts';

/** What is paid with: the provider's token in clear (null where none is needed), and where it was saved, if it was. */
export type Means = Readonly<{
  method: PaymentMethod;
  token: string | null;
  source: SavedSource | undefined;
}>;
export type MeansRefusal =
  | SavedMethodRefusal
  | Readonly<{ code: 'payment-method-type-differs'; type: string }>;

/** Finds what a request names to pay with: a token, a saved method, or a kind that needs neither. */
export const meansOfPayment = async (
  { saved }: Pick<PaymentsPorts, 'saved'>,
  seen: Visibility,
  named: PaymentMethodInput | undefined,
): Promise<Result<Means, MeansRefusal>> => {
  if (named?.id === undefined)
    return ok({
      method: {
        id: null,
        type: named?.type ?? 'card',
        brand: null,
        last4: null,
        expMonth: null,
        expYear: null,
      },
      token: named?.token ?? null,
      source: undefined,
    });
  const found = await saved.findSaved(seen, named.id);
  if (!found.ok) return found;
  const { method, token } = found.value;
  if (named.type !== undefined && named.type !== method.type)
    return err({ code: 'payment-method-type-differs', type: method.type });
  return ok({ method, token, source: found.value });
};
