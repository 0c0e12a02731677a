import { z } from 'zod';
import { type TenantId } from '#domain/shared/ids';
import { money } from '#domain/shared/money';
import { portion } from '#domain/shared/rate';
import { type Reaction } from '../../shared/integration-event.ts';
import { CreditPurchaseIdSchema } from '../../shared/schemas.ts';
import { creditsEvents } from '../contract.ts';
import { type CreditsPorts } from '../credits-ports.ts';
import { load } from '../../shared/load.ts';

const facts = z.object({
  purchaseId: CreditPurchaseIdSchema,
  cause: z.string(),
  shortfall: z.int().positive(),
});

/** Brings to a person that money went back for credits that had been used. */
export const reviewOnShortfallFound = ({
  purchases,
  shortfalls,
}: Pick<CreditsPorts, 'purchases' | 'shortfalls'>): Reaction => ({
  hears: creditsEvents.shortfallFound,
  run: async ({ tenantId: told, data, at }) => {
    const { purchaseId, cause, shortfall } = facts.parse(data);
    const tenantId = told as TenantId;
    const purchase = await load(purchases, tenantId, purchaseId);
    const { customerId, paymentId, price, credits: bought } = purchase;
    // The event of the payment, which is on its way, makes it known.
    if (paymentId === null) throw new Error(`${purchaseId} does not know its payment yet`);
    const credits = BigInt(shortfall);
    const worth = money(portion(price.minor, credits, bought), price.currency);
    await shortfalls.open({
      tenantId,
      customerId,
      purchaseId,
      paymentId,
      cause,
      credits,
      worth,
      at: new Date(at),
    });
  },
});
