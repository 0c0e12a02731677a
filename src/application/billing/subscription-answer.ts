import { type Invoice } from '#domain/billing/invoice';
import { type Subscription } from '#domain/billing/subscription';
import { type BillingPorts } from './billing-ports.ts';
import { type InvoiceView } from './invoice-view.ts';
import { linkedView } from './pay-link.ts';
import { type ChargeOutcome } from './ports/charges.ts';
import { subscriptionView, type SubscriptionView } from './subscription-view.ts';

/**
 * The answer to a request about a subscription. `invoice`: the one it is about, or the latest that is owed. `actionUrl`:
 * where the payer must go on now. `replayed`: the request had been made before.
 */
export type SubscriptionAnswer = Readonly<{
  subscription: SubscriptionView;
  invoice: InvoiceView | null;
  actionUrl: string | null;
  replayed: boolean;
}>;

export const answerAbout = (
  ports: Pick<BillingPorts, 'links' | 'clock' | 'engine'>,
  subscription: Subscription,
  about: Readonly<{ invoice?: Invoice | undefined; outcome?: ChargeOutcome | undefined; replayed?: boolean }>,
): SubscriptionAnswer => ({
  subscription: subscriptionView(subscription),
  invoice: about.invoice ? linkedView(ports, about.invoice) : null,
  actionUrl: about.outcome?.kind === 'action' ? about.outcome.url : null,
  replayed: about.replayed ?? false,
});
