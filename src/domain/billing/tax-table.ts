import { type TaxRate } from './tax.ts';

/**
 * Standard rates of value added tax, in hundredths of a percent, as in force at the end of 2025: of the European Union as
 * its member states announced them (europa.eu, "VAT rules and rates"), of the others by their tax authorities. Reduced
 * rates, reverse charge and thresholds are not in it: a tenant that needs them brings a rule of its own.
 */
const vat: Readonly<Record<string, bigint>> = {
  AT: 20_00n,
  BE: 21_00n,
  BG: 20_00n,
  CH: 8_10n,
  CY: 19_00n,
  CZ: 21_00n,
  DE: 19_00n,
  DK: 25_00n,
  EE: 24_00n,
  ES: 21_00n,
  FI: 25_50n,
  FR: 20_00n,
  GB: 20_00n,
  GR: 24_00n,
  HR: 25_00n,
  HU: 27_00n,
  IE: 23_00n,
  IT: 22_00n,
  LT: 21_00n,
  LU: 17_00n,
  LV: 21_00n,
  MT: 18_00n,
  NL: 21_00n,
  NO: 25_00n,
  PL: 23_00n,
  PT: 23_00n,
  RO: 21_00n,
  SE: 25_00n,
  SI: 22_00n,
  SK: 23_00n,
  UZ: 12_00n,
};

/** A later rate is added with the day it begins, and leaves older invoices as they are. */
export const taxTable: readonly TaxRate[] = Object.entries(vat).map(([country, basisPoints]) => ({
  country,
  name: 'VAT',
  basisPoints,
  since: new Date(0),
}));
