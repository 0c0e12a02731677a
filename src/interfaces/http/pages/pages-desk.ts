import { type CatalogueUseCases } from '#application/billing/catalogue-use-cases';
import { type BillingUseCases } from '#application/billing/index';
import { type CustomersUseCases } from '#application/customers/index';
import { type Clock } from '#application/shared/ports/clock';
import { type FormSigner } from '#application/shared/ports/form-signer';
import { type IdGenerator } from '#application/shared/ports/id-generator';
import { type LinkSigner } from '#application/shared/ports/link-signer';
import { type Currency } from '#domain/shared/currency';
import { type TenantId } from '#domain/shared/ids';

/** Ways to pay that lead to a page of the provider and need nothing before. */
export const redirectMethods = ['payme', 'click', 'paypal'] as const;
export type RedirectMethod = (typeof redirectMethods)[number];

/** All that the pages can do: use cases of several modules, and what links and forms are signed with. */
export type PagesDesk = Pick<
  BillingUseCases,
  | 'getInvoice'
  | 'getInvoiceDocument'
  | 'printInvoice'
  | 'payInvoice'
  | 'awaitsPayer'
  | 'listInvoices'
  | 'listSubscriptions'
  | 'previewChange'
  | 'changePlan'
  | 'cancelSubscription'
  | 'reactivateSubscription'
> &
  Pick<CatalogueUseCases, 'listPlans'> &
  Pick<
    CustomersUseCases,
    | 'ownerOf'
    | 'listMethods'
    | 'typesWithPage'
    | 'saveMethod'
    | 'confirmMethod'
    | 'chooseDefaultMethod'
    | 'removeMethod'
  > &
  Readonly<{
    links: LinkSigner;
    forms: FormSigner;
    clock: Clock;
    ids: Pick<IdGenerator, 'next'>;
    /** Begins addresses that providers send people back to, without a slash at its end. */
    publicUrl: string;
    /** Which of them a tenant's gateways take in this currency. */
    redirectMethods(tenantId: TenantId, currency: Currency): Promise<readonly RedirectMethod[]>;
  }>;
