import { type Clock } from '../shared/ports/clock.ts';
import { type IdGenerator } from '../shared/ports/id-generator.ts';
import { type BillingPorts } from './billing-ports.ts';
import { type CreditBalance } from './ports/credit-balance.ts';
import { type InvoiceRepository } from './ports/invoice-repository.ts';
import { type Payers } from './ports/payers.ts';
import { type PlanRepository } from './ports/plan-repository.ts';
import { type SubscriptionRepository } from './ports/subscription-repository.ts';
import { type UsageCounters } from './ports/usage-counters.ts';

/** All that usage, entitlements and the state of a customer need from the world. */
export interface UsagePorts {
  subscriptions: Pick<SubscriptionRepository, 'find' | 'currentOf' | 'list'>;
  plans: Pick<PlanRepository, 'find'>;
  payers: Pick<Payers, 'find' | 'findByUser'>;
  invoices: Pick<InvoiceRepository, 'owedBy'>;
  credits: CreditBalance;
  /** For the addresses at which invoices are paid. */
  links: BillingPorts['links'];
  engine: Pick<BillingPorts['engine'], 'publicUrl'>;
  counters: UsageCounters;
  clock: Clock;
  ids: IdGenerator;
}
