import { type InvoiceAnswer, type PayInvoice } from '#application/billing/commands/pay-invoice';
import { type CancelSubscription } from '#application/billing/commands/cancel-subscription';
import { type ChangePlan } from '#application/billing/change-terms';
import { type InvoiceDocument } from '#application/billing/invoice-document';
import { type InvoiceView } from '#application/billing/invoice-view';
import { type PlanView } from '#application/billing/plan-view';
import { type PrintedInvoice } from '#application/billing/queries/get-invoice-document';
import { type ChangePreview } from '#application/billing/queries/preview-change';
import { type SubscriptionAnswer } from '#application/billing/subscription-answer';
import { type SubscriptionView } from '#application/billing/subscription-view';
import { type MethodView } from '#application/customers/method-view';
import { type Actor } from '#application/shared/actor';
import { type Idempotency } from '#application/shared/idempotency';
import { type Page, type PageRequest } from '#application/shared/page';
import { type Clock } from '#application/shared/ports/clock';
import { type FormSigner } from '#application/shared/ports/form-signer';
import { type IdGenerator } from '#application/shared/ports/id-generator';
import { type LinkSigner } from '#application/shared/ports/link-signer';
import { type Visibility } from '#application/shared/visibility';
import {
  type CustomerId,
  type InvoiceId,
  type PaymentMethodId,
  type SubscriptionId,
  type TenantId,
} from '#domain/shared/ids';
import { type Currency } from '#domain/shared/currency';
import { type Locale } from '#domain/shared/locale';
import { type Result } from '#domain/shared/result';
import { type z } from 'zod';

/** Something that was refused. A page has words for codes it knows, and says that it did not work for all others. */
export type Refused = Readonly<{ code: string }>;
type Answer<T> = Promise<Result<T, Refused>>;

/** Ways to pay that lead to a page of the provider and need nothing before. */
export const redirectMethods = ['payme', 'click', 'paypal'] as const;
export type RedirectMethod = (typeof redirectMethods)[number];

type Asking = Readonly<{ actor: Actor; idempotency: Idempotency }>;
type AskingOfSubscription = Asking & Readonly<{ id: SubscriptionId }>;

/** All that the pages can do: use cases of several modules, and what links and forms are signed with. */
export interface PagesDesk {
  links: LinkSigner;
  forms: FormSigner;
  clock: Clock;
  ids: Pick<IdGenerator, 'next'>;
  /** Begins addresses that providers send people back to, without a slash at its end. */
  publicUrl: string;

  getInvoice(seen: Visibility, id: InvoiceId): Answer<InvoiceView>;
  getInvoiceDocument(seen: Visibility, id: InvoiceId, locale: Locale): Answer<InvoiceDocument>;
  printInvoice(seen: Visibility, id: InvoiceId, locale: Locale): Answer<PrintedInvoice>;
  payInvoice(
    asked: Asking & Readonly<{ id: InvoiceId; asked: z.output<typeof PayInvoice> }>,
  ): Answer<InvoiceAnswer>;
  listInvoices(
    seen: Visibility,
    filter: Readonly<{ customerId: CustomerId }>,
    page: PageRequest,
  ): Promise<Page<InvoiceView>>;

  listSubscriptions(
    seen: Visibility,
    filter: Readonly<{ customerId: CustomerId }>,
    page: PageRequest,
  ): Promise<Page<SubscriptionView>>;
  listPlans(tenantId: TenantId): Promise<readonly PlanView[]>;
  previewChange(
    asked: Readonly<{ actor: Actor; id: SubscriptionId; asked: ChangePlan }>,
  ): Answer<ChangePreview>;
  changePlan(asked: AskingOfSubscription & Readonly<{ asked: ChangePlan }>): Answer<SubscriptionAnswer>;
  cancelSubscription(
    asked: AskingOfSubscription & Readonly<{ asked: z.output<typeof CancelSubscription> }>,
  ): Answer<SubscriptionAnswer>;
  reactivateSubscription(asked: AskingOfSubscription): Answer<SubscriptionAnswer>;

  /** The subject that sees what belongs to a customer as theirs; undefined when there is no such customer. */
  ownerOf(tenantId: TenantId, customerId: CustomerId): Promise<string | undefined>;
  listMethods(
    seen: Visibility,
    filter: Readonly<{ customerId: CustomerId; status: 'active' }>,
    page: PageRequest,
  ): Promise<Page<MethodView>>;
  chooseDefaultMethod(
    asked: Readonly<{ seen: Visibility; paymentMethodId: PaymentMethodId }>,
  ): Answer<MethodView>;
  removeMethod(asked: Readonly<{ seen: Visibility; paymentMethodId: PaymentMethodId }>): Answer<MethodView>;
  /** Which of them a tenant's gateways take in this currency. */
  redirectMethods(tenantId: TenantId, currency: Currency): Promise<readonly RedirectMethod[]>;
}
