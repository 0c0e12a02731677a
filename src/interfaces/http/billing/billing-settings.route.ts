import { type CatalogueUseCases } from '#application/billing/catalogue-use-cases';
import {
  type CreditNotePrefixHad,
  type InvoicePrefixHad,
  SetBillingSettings,
} from '#application/billing/commands/set-billing-settings';
import { ok } from '#domain/shared/result';
import { route } from '../route.ts';
import { BillingSettingsResource, toBillingSettingsResource } from './billing-settings-resource.ts';

const kept = { tag: 'Admin', path: '/api/v1/admin/billing-settings', access: ['admin'] } as const;

export const getBillingSettingsRoute = route<CatalogueUseCases>()(
  {
    ...kept,
    method: 'get',
    summary: 'How you bill: what follows when a period is not paid, tax, numbers of invoices, who sells',
    reply: BillingSettingsResource,
    status: 200,
    refusals: {},
  },
  async (app, { actor }) => ok(await app.getBillingSettings(actor.tenantId)),
  toBillingSettingsResource,
);

const prefixRefusals = {
  'invoice-prefix-had': {
    status: 409,
    detail: ({ prefix }: InvoicePrefixHad) =>
      `invoicePrefix: numbers of credit notes began with ${prefix}, or differ by digits only, so one number could name two papers. Choose another.`,
    extra: () => ({ field: 'invoicePrefix' }),
  },
  'credit-note-prefix-had': {
    status: 409,
    detail: ({ prefix }: CreditNotePrefixHad) =>
      `creditNotePrefix: numbers of invoices began with ${prefix}, or differ by digits only, so one number could name two papers. Choose another.`,
    extra: () => ({ field: 'creditNotePrefix' }),
  },
} as const;

export const setBillingSettingsRoute = route<CatalogueUseCases>()(
  {
    ...kept,
    method: 'put',
    summary: 'Say how you bill, all of it at once; what is left out is as usual',
    body: SetBillingSettings,
    reply: BillingSettingsResource,
    status: 200,
    refusals: prefixRefusals,
    examples: {
      body: {
        dunning: { retryDays: [1, 3, 7], graceDays: 5, reactions: { 'card-declined': 'payday' } },
        taxBehaviour: 'inclusive',
        seller: { name: 'Acme Ltd.', address: ['1 Main Street', 'Bern'], taxId: 'CHE-123.456.789' },
      },
    },
  },
  (app, { actor, body }) => app.setBillingSettings({ actor, asked: body }),
  toBillingSettingsResource,
);
