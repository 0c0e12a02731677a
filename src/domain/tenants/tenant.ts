import { type Currency, exponentOf } from '#domain/shared/currency';
import { type TenantId } from '#domain/shared/ids';
import { type Rate } from '#domain/shared/rate';
import { feeTiers, firstTier, type FeeTierId } from './fee-tier.ts';

/** Smallest and largest payment in one currency, in minor units; both ends are allowed. */
export type Limits = Readonly<{ minimum: bigint; maximum: bigint }>;

/** FEE-2: a price agreed for a while, instead of the tier's. Valid from its first instant until, not including, its last. */
export type FeeOverride = Readonly<{
  id: string;
  basisPoints: bigint;
  /** In minor units of the payment's currency. */
  fixed: bigint;
  validFrom: Date;
  validUntil: Date | null;
  reason: string;
}>;

export type Tenant = Readonly<{
  id: TenantId;
  version: number;
  name: string;
  feeTier: FeeTierId;
  overrides: readonly FeeOverride[];
  limits: Readonly<Record<string, Limits>>;
  /** By currency, in minor units: above it one person's word about where money is does not do. */
  secondPersonAbove?: Readonly<Record<string, bigint>>;
  createdAt: Date;
  updatedAt: Date;
}>;

/** A tenant nobody has said anything about yet: it starts on the first tier, with the usual limits. */
export const newTenant = (id: TenantId, at: Date): Tenant => ({
  id,
  version: 0,
  name: id,
  feeTier: firstTier,
  overrides: [],
  limits: {},
  createdAt: at,
  updatedAt: at,
});

/** The rate for a payment made at this instant: the override that was agreed last, else the tier's. */
export const platformRate = ({ feeTier, overrides }: Tenant, currency: Currency, at: Date): Rate => {
  const override = overrides.findLast(
    ({ validFrom, validUntil }) => validFrom <= at && (validUntil === null || at < validUntil),
  );
  if (override) return { basisPoints: override.basisPoints, fixed: override.fixed };
  const tier = feeTiers[feeTier];
  return { basisPoints: tier.basisPoints, fixed: tier.fixed[currency] ?? 0n };
};

const majorMaximum = 999_999n;

/** Unless agreed otherwise: from one minor unit to 999,999 of the currency and its last cent (Stripe's eight digits, for cents). */
export const limitsFor = ({ limits }: Tenant, currency: Currency): Limits =>
  limits[currency] ?? {
    minimum: 1n,
    maximum: (majorMaximum + 1n) * 10n ** BigInt(exponentOf(currency)) - 1n,
  };

export const overridesMax = 100;

const majorOfOnePerson = 1_000n;
/** Of currencies whose unit is worth so little that people would meet over every sum. */
const majorsOfOnePerson: Readonly<Record<string, bigint>> = {
  UZS: 10_000_000n,
  IDR: 10_000_000n,
  VND: 10_000_000n,
  KRW: 1_000_000n,
  JPY: 100_000n,
};

/**
 * Whether two people must say the same about this sum, in minor units. Unless agreed otherwise: above 1,000 of the currency,
 * of som 10,000,000.
 */
export const needsSecondPerson = (
  { secondPersonAbove }: Tenant,
  { minor, currency }: Readonly<{ minor: bigint; currency: Currency }>,
): boolean => minor > (secondPersonAbove?.[currency] ?? usualOfOnePerson(currency));

const usualOfOnePerson = (currency: Currency): bigint =>
  (majorsOfOnePerson[currency] ?? majorOfOnePerson) * 10n ** BigInt(exponentOf(currency));
