import { type Payable, payableOf } from '#domain/billing/invoice-totals';
import { leastCharge } from '#domain/billing/least-charge';
import { taxedLines } from '#domain/billing/taxed-lines';
import { type ChangeTiming } from '#domain/billing/change-timing';
import { type SubscriptionItem } from '#domain/billing/period-price';
import { type ChangeRefusal, quoteChange } from '#domain/billing/quote-change';
import { type InvoiceLine } from '#domain/billing/invoice-lines';
import { kassa, type Subscription } from '#domain/billing/subscription';
import { type SubscriptionId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { isVisible, visibleTo } from '../../shared/visibility.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { type ChangePlan, onlyForAdmins, wantedChange } from '../change-terms.ts';
import { type AdminNeeded } from '../usage-view.ts';
import { taxedAsPaid } from '../draw-up.ts';
import { type InvoiceOrder, ordersOf } from '../invoice-order.ts';
import { type PlanRefusal } from '../commands/open-subscription.ts';

/** What a change would be. `now` null: it takes effect at `takesEffectAt`, and costs nothing before. */
export type ChangePreview = Readonly<{
  item: SubscriptionItem;
  timing: ChangeTiming;
  takesEffectAt: Date;
  now: Payable | null;
}>;

type Input = Readonly<{ actor: Actor; id: SubscriptionId; asked: ChangePlan }>;

/** Says what a change would cost if it were asked for at this instant, to the cent, without doing it. */
export const previewChange =
  (ports: BillingPorts) =>
  async ({
    actor,
    id,
    asked,
  }: Input): Promise<Result<ChangePreview, NotFound | PlanRefusal | ChangeRefusal | AdminNeeded>> => {
    const subscription = await ports.subscriptions.find(actor.tenantId, id);
    if (!subscription || !isVisible(subscription, visibleTo(actor))) return err(notFound);
    const wanted = await wantedChange(ports, subscription, asked);
    if (!wanted.ok) return wanted;
    const { item, timing, isProrated } = wanted.value;
    const refusal = onlyForAdmins(actor, wanted.value);
    if (refusal) return err(refusal);
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
    const lines = await withTax(ports, subscription, order ?? { lines: [], paidBy: [] }, at);
    const { balance } = subscription;
    return ok({
      item,
      timing,
      takesEffectAt: at,
      now: payableOf(lines, balance, leastCharge(balance.currency)),
    });
  };

const withTax = async (
  { payers, settings, invoices, taxOf }: BillingPorts,
  { tenantId, customerId, item }: Subscription,
  { lines, paidBy }: Pick<InvoiceOrder, 'lines' | 'paidBy'>,
  at: Date,
): Promise<InvoiceLine[]> => {
  const [payer, { taxBehaviour: behaviour }, paidAs] = await Promise.all([
    payers.find(tenantId, customerId),
    settings.of(tenantId),
    taxedAsPaid(invoices, tenantId, paidBy),
  ]);
  const now = { country: payer?.country ?? null, behaviour, at };
  return taxedLines(lines, item.unitPrice.currency, taxOf, { now, then: paidAs ?? now });
};
