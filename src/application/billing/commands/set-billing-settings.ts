import { z } from 'zod';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { type BillingSettingsView } from '../billing-settings-view.ts';
import { type CataloguePorts } from '../catalogue-ports.ts';
import { DunningRequest } from '../dunning-request.ts';
import { type PrefixesHad } from '../ports/billing-settings.ts';
import { standardBillingSettings as standard } from '../ports/standard-billing-settings.ts';

const Prefix = z.string().regex(/^[0-9A-Za-z-]{1,12}$/, 'must be 1 to 12 letters, digits or dashes');

/** Whether numbers that begin with one are never those that begin with the other: neither is the other and digits. */
const areApart = (one: string, other: string): boolean => {
  const [short = '', long = ''] = [one.toLowerCase(), other.toLowerCase()].sort(
    (a, b) => a.length - b.length,
  );
  return !(long.startsWith(short) && /^\d*$/.test(long.slice(short.length)));
};

export const SetBillingSettings = z
  .strictObject({
    dunning: DunningRequest.prefault({}),
    taxBehaviour: z
      .enum(['exclusive', 'inclusive'])
      .default(standard.taxBehaviour)
      .describe('Whether prices are told without the tax, which is added, or with it'),
    invoicePrefix: Prefix.default(standard.invoicePrefix).describe('Begins the numbers of invoices'),
    creditNotePrefix: Prefix.default(standard.creditNotePrefix).describe(
      'Begins the numbers of credit notes; another than that of invoices',
    ),
    seller: z
      .strictObject({
        name: z.string().trim().max(200).default(standard.seller.name),
        address: z.array(z.string().trim().min(1).max(120)).max(6).default([]).describe('Line by line'),
        taxId: z.string().trim().min(1).max(40).nullable().default(standard.seller.taxId),
      })
      .prefault({})
      .describe('Who sells, as invoices say'),
    cancellationGraceDays: z
      .int()
      .min(0)
      .max(90)
      .default(standard.cancellationGraceDays)
      .describe('How long everything goes on working after a cancellation with grace'),
    incompleteHours: z
      .int()
      .min(1)
      .max(720)
      .default(standard.incompleteHours)
      .describe('How long the first payment of a subscription is waited for'),
  })
  .refine(({ invoicePrefix, creditNotePrefix }) => areApart(invoicePrefix, creditNotePrefix), {
    error:
      'is the prefix of invoices too, or differs from it by digits only: their numbers could be the same',
    path: ['creditNotePrefix'],
  });
type Asked = z.output<typeof SetBillingSettings>;
type Input = Readonly<{ actor: Actor; asked: Asked }>;

/** The numbers of the other series began so once, and stand on papers: one number would name two. */
export type InvoicePrefixHad = Readonly<{ code: 'invoice-prefix-had'; prefix: string }>;
export type CreditNotePrefixHad = Readonly<{ code: 'credit-note-prefix-had'; prefix: string }>;
type PrefixHad = InvoicePrefixHad | CreditNotePrefixHad;

/** Says how a tenant bills, all of it at once. What has begun goes on by the days it was told. */
export const setBillingSettings =
  ({ settings, clock, log }: CataloguePorts) =>
  async ({ actor, asked }: Input): Promise<Result<BillingSettingsView, PrefixHad>> => {
    const refusal = await retryOnConflict(async () => {
      const had = await settings.prefixesHad(actor.tenantId);
      const met = prefixHad(asked, had);
      if (!met) await settings.save(actor.tenantId, asked, had, clock.now());
      return met;
    });
    if (refusal) return err(refusal);
    log.info('billing-settings-set', {
      tenantId: actor.tenantId,
      by: actor.subject,
      requestId: actor.requestId,
    });
    return ok(asked);
  };

const prefixHad = ({ invoicePrefix, creditNotePrefix }: Asked, had: PrefixesHad): PrefixHad | undefined => {
  const isOneOf = (prefix: string, others: readonly string[]) =>
    others.some((other) => !areApart(prefix, other));
  if (isOneOf(invoicePrefix, had['credit-notes']))
    return { code: 'invoice-prefix-had', prefix: invoicePrefix };
  return isOneOf(creditNotePrefix, had.invoices)
    ? { code: 'credit-note-prefix-had', prefix: creditNotePrefix }
    : undefined;
};
