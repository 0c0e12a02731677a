import { type Facts, type InstantFact, type LinkFact, type MoneyFact } from '#domain/notifications/facts';
import { type TemplateName, type Templates } from '#domain/notifications/templates';
import { type CustomerId } from '#domain/shared/ids';
import { type IntegrationEvent } from '../../shared/integration-event.ts';
import { type Matters } from '../ports/matters.ts';

/** Something that a customer is to be told. */
export type Notice = Readonly<{ customerId: CustomerId; template: TemplateName; data: Facts }>;

/** What an event has to tell whom; null when nobody, or not any more. */
export type NoticeReader = (
  event: IntegrationEvent,
  matters: Matters,
) => Notice | null | Promise<Notice | null>;

/** The one place where facts and template meet, so that neither can be without the other. */
export const notice = <Name extends TemplateName>(
  customerId: string,
  template: Name,
  data: Templates[Name],
): Notice => ({ customerId: customerId as CustomerId, template, data });

export const moneyFact = (amount: number, currency: string): MoneyFact => ({ amount, currency });
export const instantFact = (instant: string): InstantFact => ({ instant });
export const invoiceLink = (invoiceId: string): LinkFact => ({ link: 'invoice', of: invoiceId });
export const portalLink = (customerId: string): LinkFact => ({ link: 'portal', of: customerId });
