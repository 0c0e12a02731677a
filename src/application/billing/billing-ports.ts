import { type TaxRule } from '#domain/billing/tax';
import { type PlanId, type TenantId } from '#domain/shared/ids';
import { type Plan } from '#domain/billing/plan';
import { type Clock } from '../shared/ports/clock.ts';
import { type IdGenerator } from '../shared/ports/id-generator.ts';
import { type LinkSigner } from '../shared/ports/link-signer.ts';
import { type Log } from '../shared/ports/log.ts';
import { type Metrics } from '../shared/ports/metrics.ts';
import { type Outbox } from '../shared/ports/outbox.ts';
import { type BillingSettingsBook } from './ports/billing-settings.ts';
import { type Charges } from './ports/charges.ts';
import { type CouponRepository } from './ports/coupon-repository.ts';
import { type InvoiceNumbers } from './ports/invoice-numbers.ts';
import { type InvoicePrinter } from './ports/invoice-printer.ts';
import { type InvoiceRepository } from './ports/invoice-repository.ts';
import { type Payers } from './ports/payers.ts';
import { type SubscriptionRepository } from './ports/subscription-repository.ts';

/** What may be subscribed to. */
export interface Catalogue {
  plan(tenantId: TenantId, id: PlanId): Promise<Plan | undefined>;
  /** By rank, retired ones too. */
  plans(tenantId: TenantId): Promise<readonly Plan[]>;
}

/** All that subscriptions and invoices need from the world. */
export interface BillingPorts {
  catalogue: Catalogue;
  coupons: CouponRepository;
  settings: BillingSettingsBook;
  subscriptions: SubscriptionRepository;
  invoices: InvoiceRepository;
  numbers: InvoiceNumbers;
  payers: Payers;
  charges: Charges;
  links: LinkSigner;
  printer: InvoicePrinter;
  taxOf: TaxRule;
  outbox: Outbox;
  /** Types of events that somebody reacts to. Others would be stored and delivered for nothing. */
  heard: ReadonlySet<string>;
  clock: Clock;
  ids: IdGenerator;
  log: Log;
  metrics: Metrics;
  engine: EngineSettings;
}

export type EngineSettings = Readonly<{
  /** Begins the links people get, without a slash at its end. */
  publicUrl: string;
  /** How many subscriptions one process works on at a time: live charges must find room beside them. */
  renewalsAtOnce: number;
  /** How many are claimed at a time, and for how long. */
  claimMax: number;
  claimMs: number;
}>;

export const defaultEngineSettings: Omit<EngineSettings, 'publicUrl'> = {
  renewalsAtOnce: 48,
  claimMax: 256,
  claimMs: 60_000,
};
