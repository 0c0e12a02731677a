import { totalsOf } from '#domain/billing/invoice-totals';
import { taxableOf, taxLines } from '#domain/billing/invoice-lines';
import { type ChangeTiming } from '#domain/billing/change-timing';
import { type SubscriptionItem } from '#domain/billing/period-price';
import { type ChangeRefusal, quoteChange } from '#domain/billing/quote-change';
import { type InvoiceLine } from '#domain/billing/invoice-lines';
import { kassa } from '#domain/billing/subscription';
import { type InvoiceTotals } from '#domain/billing/invoice-totals';
import { type SubscriptionId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { isVisible, visibleTo } from '../../shared/visibility.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { type ChangePlan, wantedChange } from '../change-terms.ts';
import { ordersOf } from '../invoice-order.ts';
import { type PlanRefusal } from '../commands/open-subscription.ts';

/** What a change would be. `now` null: it takes effect at `takesEffectAt`, and costs nothing before. */
export type ChangePreview = Readonly<{
  item: SubscriptionItem;
  timing: ChangeTiming;
  takesEffectAt: Date;
  now: Readonly<{ lines: readonly InvoiceLine[]; totals: InvoiceTotals }> | null;
}>;

type Input = Readonly<{ actor: Actor; id: SubscriptionId; asked: ChangePlan }>;

/** Says what a change would cost if it were asked for at this instant, to the cent, without doing it. */
export const previewChange =
  (ports: BillingPorts) =>
  async ({
    actor,
    id,
    asked,
  }: Input): Promise<Result<ChangePreview, NotFound | PlanRefusal | ChangeRefusal>> => {
    const subscription = await ports.subscriptions.find(actor.tenantId, id);
    if (!subscription || !isVisible(subscription, visibleTo(actor))) return err(notFound);
    const wanted = await wantedChange(ports, subscription, asked);
    if (!wanted.ok) return wanted;
    const { item, timing, isProrated } = wanted.value;
    if (timing === 'period-end')
      return ok({ item, timing, takesEffectAt: subscription.period.end, now: null });
    const at = ports.clock.now();
    const quote = quoteChange(subscription, item, isProrated, at);
    if (!quote.ok) return quote;
    const change = quote.value;
    const [order] = ordersOf(subscription, {
      state: subscription,
      events: [{ type: 'ChangeRequested', change, at, by: kassa }],
    });
    const lines = await withTax(ports, subscription, order?.lines ?? [], at);
    return ok({
      item,
      timing,
      takesEffectAt: at,
      now: { lines, totals: totalsOf(lines, subscription.balance) },
    });
  };

const withTax = async (
  { payers, settings, taxOf }: BillingPorts,
  {
    tenantId,
    customerId,
    item,
  }: Readonly<{
    tenantId: Actor['tenantId'];
    customerId: Parameters<BillingPorts['payers']['find']>[1];
    item: SubscriptionItem;
  }>,
  lines: readonly InvoiceLine[],
  at: Date,
): Promise<InvoiceLine[]> => {
  const [payer, { taxBehaviour: behaviour }] = await Promise.all([
    payers.find(tenantId, customerId),
    settings.of(tenantId),
  ]);
  const amount = taxableOf(lines, item.unitPrice.currency);
  return [...lines, ...taxLines(taxOf({ amount, country: payer?.country ?? null, behaviour, at }))];
};
