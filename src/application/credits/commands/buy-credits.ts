import { z } from 'zod';
import { PaymentMethodInput, type PaymentView } from '#application/payments/contract';
import { type CreditPurchase, newPurchase } from '#domain/credits/credit-purchase';
import { type CreditPurchaseId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type Idempotency, keyReused, type KeyReused } from '../../shared/idempotency.ts';
import { KeyTaken } from '../../shared/key-taken.ts';
import { CreditPackIdSchema, CustomerIdSchema, WebAddressSchema } from '../../shared/schemas.ts';
import { isVisible, visibleTo } from '../../shared/visibility.ts';
import { type CreditsPorts } from '../credits-ports.ts';
import { findPack } from '../find-pack.ts';
import { followPayment } from '../follow-purchase.ts';
import { type BuyerRefusal } from '../ports/buyers.ts';
import { type PurchasePaymentRefusal } from '../ports/purchase-payments.ts';
import { purchaseView, type PurchaseView } from '../purchase-view.ts';

export const BuyCredits = z.strictObject({
  packId: CreditPackIdSchema,
  customerId: CustomerIdSchema.optional().describe('Whose credits they will be; admins must say'),
  paymentMethod: PaymentMethodInput.optional().describe(
    'Charged at once. Without it the answer has a clientSecret with which the browser confirms the payment',
  ),
  returnUrl: WebAddressSchema.optional().describe(
    'Where the customer comes back to after an action elsewhere',
  ),
});
type Input = Readonly<{ actor: Actor; idempotency: Idempotency; asked: z.output<typeof BuyCredits> }>;

export type PackNotOnSale = Readonly<{ code: 'pack-not-on-sale' }>;
export type PurchaseAnswer = Readonly<{ purchase: PurchaseView; replayed: boolean }>;
export type PurchaseDeclined = Readonly<{
  code: 'payment-declined';
  purchase: PurchaseView;
  message: string;
  replayed: boolean;
}>;
export type BuyRefusal =
  | PackNotOnSale
  | BuyerRefusal
  | KeyReused
  | PurchaseDeclined
  | Exclude<PurchasePaymentRefusal, { code: 'payment-declined' }>;

/**
 * Buys a pack: stores what is bought at which price, then has it paid. A repetition goes on where the first one ended: the
 * payment's key follows from the purchase's id, so there is one payment, and what it buys is granted once.
 */
export const buyCredits =
  (ports: CreditsPorts) =>
  async ({ actor, idempotency, asked }: Input): Promise<Result<PurchaseAnswer, BuyRefusal>> => {
    const first = await ports.purchases.findByKey(actor.tenantId, idempotency.key);
    if (first) return repeated(ports, { actor, idempotency, asked }, first);
    const buyer = await ports.buyers.named(actor, asked.customerId);
    if (!buyer.ok) return buyer;
    const pack = await findPack(ports, actor.tenantId, asked.packId);
    if (!pack?.isOnSale) return err({ code: 'pack-not-on-sale' });
    const id = ports.ids.next('crp') as CreditPurchaseId;
    const request = { key: idempotency.key, hash: idempotency.requestHash };
    const known = { id, tenantId: actor.tenantId, ...buyer.value, request };
    try {
      const purchase = await ports.purchases.insert(newPurchase(known, pack, ports.clock.now()));
      return await pay(ports, { actor, asked }, purchase, false);
    } catch (failure) {
      if (!(failure instanceof KeyTaken)) throw failure;
      const rival = await ports.purchases.findByKey(actor.tenantId, idempotency.key);
      if (!rival) throw failure;
      return repeated(ports, { actor, idempotency, asked }, rival);
    }
  };

/** Whose key it is not does not get to see what it was used for. */
const repeated = async (
  ports: CreditsPorts,
  { actor, idempotency, asked }: Input,
  first: CreditPurchase,
): Promise<Result<PurchaseAnswer, BuyRefusal>> =>
  first.request.hash === idempotency.requestHash && isVisible(first, visibleTo(actor))
    ? pay(ports, { actor, asked }, first, true)
    : err(keyReused);

const pay = async (
  ports: CreditsPorts,
  { actor, asked: { paymentMethod, returnUrl } }: Pick<Input, 'actor' | 'asked'>,
  purchase: CreditPurchase,
  replayed: boolean,
): Promise<Result<PurchaseAnswer, BuyRefusal>> => {
  const opened = await ports.payments.open({ actor, purchase, paymentMethod, returnUrl });
  const seen = async (payment: PaymentView) =>
    purchaseView(await followPayment(ports, purchase, payment), payment);
  if (opened.ok) return ok({ purchase: await seen(opened.value), replayed });
  const refused = opened.error;
  if (refused.code !== 'payment-declined') return err(refused);
  const { payment, failure, code } = refused;
  return err({ code, purchase: await seen(payment), message: failure.message, replayed });
};
