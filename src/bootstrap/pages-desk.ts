import { type BillingUseCases } from '#application/billing/index';
import { type CatalogueUseCases } from '#application/billing/catalogue-use-cases';
import { type CustomersUseCases } from '#application/customers/index';
import { type GatewaysUseCases } from '#application/gateways/index';
import { hmacFormSigner } from '#infrastructure/system/hmac-form-signer';
import { hmacLinkSigner } from '#infrastructure/system/hmac-link-signer';
import { type PagesDesk, redirectMethods } from '#interfaces/http/pages/pages-desk';
import { type Platform } from './platform.ts';
import { publicUrlOf } from './public-url.ts';

type Others = Readonly<{
  billing: BillingUseCases;
  catalogue: Pick<CatalogueUseCases, 'listPlans'>;
  customers: CustomersUseCases;
  gateways: Pick<GatewaysUseCases, 'listGateways'>;
}>;

/** What the pages for people stand on. */
export const pagesDesk = (
  { config, clock, ids }: Pick<Platform, 'config' | 'clock' | 'ids'>,
  { billing, catalogue, customers, gateways }: Others,
): PagesDesk => ({
  links: hmacLinkSigner({ ring: config.DATA_KEYS }),
  forms: hmacFormSigner({ ring: config.DATA_KEYS }),
  clock,
  ids,
  publicUrl: publicUrlOf(config),

  getInvoice: billing.getInvoice,
  getInvoiceDocument: billing.getInvoiceDocument,
  printInvoice: billing.printInvoice,
  payInvoice: billing.payInvoice,
  awaitsPayer: billing.awaitsPayer,
  listInvoices: billing.listInvoices,
  listSubscriptions: billing.listSubscriptions,
  listPlans: catalogue.listPlans,
  previewChange: billing.previewChange,
  changePlan: billing.changePlan,
  cancelSubscription: billing.cancelSubscription,
  reactivateSubscription: billing.reactivateSubscription,

  ownerOf: customers.ownerOf,
  listMethods: customers.listMethods,
  typesWithPage: customers.typesWithPage,
  saveMethod: customers.saveMethod,
  confirmMethod: customers.confirmMethod,
  chooseDefaultMethod: customers.chooseDefaultMethod,
  removeMethod: customers.removeMethod,
  redirectMethods: async (tenantId, currency) => {
    const usable = await gateways.listGateways(tenantId);
    const takes = ({ capabilities: { currencies } }: (typeof usable)[number]): boolean =>
      currencies === 'all' || currencies.includes(currency);
    return redirectMethods.filter((name) =>
      usable.some((gateway) => gateway.capabilities.methods.includes(name) && takes(gateway)),
    );
  },
});
