import { type BillingPorts } from '#application/billing/billing-ports';
import { type CataloguePorts } from '#application/billing/catalogue-use-cases';
import { type UsagePorts } from '#application/billing/usage-ports';
import { mongoUsageCounters } from '#infrastructure/mongo/billing/mongo-usage-counters';
import { mongoCreditAccountRepository } from '#infrastructure/mongo/credits/mongo-credit-account-repository';
import { creditBalanceIn } from './credit-balance-in.ts';
import { type Platform } from './platform.ts';

/** What usage stands on: counters of its own, and the books of subscriptions, invoices, plans and credits. */
export const openUsage = (
  { mongo, ids }: Pick<Platform, 'mongo' | 'ids'>,
  { subscriptions, invoices, payers, links, engine, clock }: BillingPorts,
  { plans }: Pick<CataloguePorts, 'plans'>,
): UsagePorts => ({
  subscriptions,
  invoices,
  plans,
  payers,
  links,
  engine,
  credits: creditBalanceIn(mongoCreditAccountRepository({ mongo })),
  counters: mongoUsageCounters({ mongo }),
  clock,
  ids,
});
