import { type Invoice } from '#domain/billing/invoice';
import { dayMs } from '#domain/billing/calendar';
import { nextAction } from '#domain/billing/next-action';
import { type Subscription } from '#domain/billing/subscription';
import { type CustomerId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { isVisible, visibleTo } from '../../shared/visibility.ts';
import { type CustomerStateView, standingOf } from '../customer-state-view.ts';
import { entitlementsOf } from '../entitlements-of.ts';
import { type Grants } from '../grants.ts';
import { payLink } from '../pay-link.ts';
import { type Payer } from '../ports/payers.ts';
import { type UsagePorts } from '../usage-ports.ts';
import { ownSubscription } from '../whose-usage.ts';

type Ports = Omit<UsagePorts, 'ids' | 'plans'> & Readonly<{ grants: Grants }>;

/**
 * All that an application wants to know of a customer before it shows them anything. The database is asked in two steps,
 * whatever there is to tell: who it is, with their subscription; then all that hangs on these.
 */
export const getCustomerState =
  (ports: Ports) =>
  async (actor: Actor, customerId: CustomerId): Promise<Result<CustomerStateView, NotFound>> => {
    const { tenantId } = actor;
    const [payer, subscription] = await Promise.all([
      ports.payers.find(tenantId, customerId),
      ports.subscriptions.currentOf(tenantId, customerId),
    ]);
    return payer && isVisible({ ...payer, tenantId }, visibleTo(actor))
      ? ok(await stateOf(ports, actor, payer, subscription))
      : err(notFound);
  };

/** The same of the caller; one who is nobody's customer yet may choose a plan. */
export const getOwnState =
  (ports: Ports) =>
  async (actor: Actor): Promise<Result<CustomerStateView, never>> => {
    const { tenantId, subject: ownerId } = actor;
    const [payer, subscription] = await Promise.all([
      ports.payers.findByUser(tenantId, ownerId),
      ownSubscription(ports, { tenantId, ownerId }),
    ]);
    return ok(await stateOf(ports, actor, payer, subscription));
  };

const stateOf = async (
  ports: Ports,
  { tenantId }: Actor,
  payer: Payer | undefined,
  subscription: Subscription | undefined,
): Promise<CustomerStateView> => {
  const owed: Promise<readonly Invoice[]> = subscription
    ? ports.invoices.owedBy(tenantId, subscription.id)
    : Promise.resolve([]);
  const [entitlements, dues, balance] = await Promise.all([
    subscription ? entitlementsOf(ports, subscription) : undefined,
    owed,
    payer ? ports.credits.balanceOf(tenantId, payer.customerId, ports.clock.now()) : 0n,
  ]);
  const hasMethod = (subscription?.methodId ?? payer?.defaultMethodId ?? null) !== null;
  return {
    customerId: payer?.customerId ?? null,
    subscription: subscription ? standingOf(subscription) : null,
    entitlements: entitlements?.data ?? [],
    credits: { balance },
    dues: dues.map((invoice) => dueOf(ports, invoice)),
    nextAction: nextAction(subscription ?? null, dues, hasMethod),
  };
};

/** As it is at the day's beginning: a link that names the instant would make every answer another one. */
const dueOf = ({ clock, links, engine }: Ports, invoice: Invoice): CustomerStateView['dues'][number] => {
  const { id, number, amountDue } = invoice;
  const today = new Date(Math.floor(clock.now().getTime() / dayMs) * dayMs);
  return { id, number, amountDue, payUrl: payLink({ links, engine, clock: { now: () => today } }, invoice) };
};
