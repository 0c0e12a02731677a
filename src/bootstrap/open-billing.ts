import { type BillingPorts, defaultEngineSettings } from '#application/billing/billing-ports';
import { type CataloguePorts } from '#application/billing/catalogue-use-cases';
import { catalogueOf } from '#application/billing/seeded-catalogues';
import { type CustomersUseCases } from '#application/customers/index';
import { type PaymentsUseCases } from '#application/payments/index';
import { taxTable } from '#domain/billing/tax-table';
import { taxByTable } from '#domain/billing/tax';
import { mongoInvoiceNumbers } from '#infrastructure/mongo/billing/mongo-invoice-numbers';
import { mongoInvoiceRepository } from '#infrastructure/mongo/billing/mongo-invoice-repository';
import { mongoSubscriptionRepository } from '#infrastructure/mongo/billing/mongo-subscription-repository';
import { pdfkitInvoicePrinter } from '#infrastructure/pdf/pdfkit-invoice-printer';
import { hmacLinkSigner } from '#infrastructure/system/hmac-link-signer';
import { chargesOf } from './charges-of.ts';
import { payersOf } from './payers-of.ts';
import { type Platform } from './platform.ts';
import { publicUrlOf } from './public-url.ts';

/** What subscriptions and invoices stand on: their own books, the catalogue, and payments and customers of the others. */
export const openBilling = (
  { config, mongo, queues, clock, ids, log, metrics }: Platform,
  catalogue: CataloguePorts,
  { payments, customers }: Readonly<{ payments: PaymentsUseCases; customers: CustomersUseCases }>,
  heard: ReadonlySet<string>,
): BillingPorts => ({
  catalogue: catalogueOf(catalogue),
  coupons: catalogue.coupons,
  settings: catalogue.settings,
  subscriptions: mongoSubscriptionRepository({ mongo }),
  invoices: mongoInvoiceRepository({ mongo }),
  numbers: mongoInvoiceNumbers({ mongo }),
  payers: payersOf(customers),
  charges: chargesOf(payments),
  links: hmacLinkSigner({ ring: config.DATA_KEYS }),
  printer: pdfkitInvoicePrinter(),
  taxOf: taxByTable(taxTable),
  outbox: queues.outbox,
  heard,
  clock,
  ids,
  log,
  metrics,
  engine: {
    ...defaultEngineSettings,
    publicUrl: publicUrlOf(config),
    renewalsAtOnce: config.RENEWALS_AT_ONCE,
  },
});
