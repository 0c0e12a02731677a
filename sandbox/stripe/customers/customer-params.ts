import { anyHash, expand, flag, ignored, integer, listOf, oneOf, text } from '../http/readers.ts';
import { hash, type Read } from '../http/shape.ts';
import { changeMetadata, metadataChange } from '../metadata.ts';
import { address } from '../payment-methods/billing-details.ts';
import { type Customer } from './customer.ts';

/** Parameters of updating a customer (typings 23.1: CustomerUpdateParams). */
export const updateShape = {
  address,
  balance: integer,
  business_name: text(150),
  cash_balance: ignored,
  default_source: text(),
  description: text(),
  email: text(512),
  expand,
  individual_name: text(150),
  invoice_prefix: text(12),
  invoice_settings: hash({
    custom_fields: ignored,
    default_payment_method: text(),
    footer: text(),
    rendering_options: ignored,
  }),
  metadata: metadataChange,
  name: text(256),
  next_invoice_sequence: integer,
  phone: text(20),
  preferred_locales: listOf(text()),
  shipping: anyHash,
  source: text(),
  tax: ignored,
  tax_exempt: oneOf('exempt', 'none', 'reverse'),
  validate: flag,
};

/** Parameters of creating a customer. */
export const createShape = {
  ...updateShape,
  payment_method: text(),
  tax_id_data: ignored,
  test_clock: text(),
};

const or = <T>(sent: T | undefined, kept: T): T => (sent === undefined ? kept : sent);

/** Takes a customer and what a call wants to change, gives the customer changed. */
export const changeCustomer = (before: Customer, given: Read<typeof updateShape>): Customer => ({
  ...before,
  address: or(given.address, before.address),
  balance: given.balance ?? before.balance,
  description: or(given.description, before.description),
  email: or(given.email, before.email),
  invoice_prefix: given.invoice_prefix ?? before.invoice_prefix,
  invoice_settings: {
    ...before.invoice_settings,
    default_payment_method: or(
      given.invoice_settings?.default_payment_method,
      before.invoice_settings.default_payment_method,
    ),
    footer: or(given.invoice_settings?.footer, before.invoice_settings.footer),
  },
  metadata: changeMetadata(before.metadata, given.metadata),
  name: or(given.name, before.name),
  next_invoice_sequence: given.next_invoice_sequence ?? before.next_invoice_sequence,
  phone: or(given.phone, before.phone),
  preferred_locales: given.preferred_locales?.filter((locale) => locale !== null) ?? before.preferred_locales,
  shipping: or(given.shipping, before.shipping),
  tax_exempt: given.tax_exempt ?? before.tax_exempt,
});
