/** FEE-1: what the platform takes of a payment, by the tier a tenant is on. `fixed` is in minor units, by currency. */
export type FeeTier = Readonly<{
  id: string;
  name: string;
  basisPoints: bigint;
  fixed: Readonly<Record<string, bigint>>;
}>;

export const feeTierIds = ['starter', 'professional', 'enterprise'] as const;
export type FeeTierId = (typeof feeTierIds)[number];

/** The fixed parts are nothing today; they are here because a tier may have one. */
export const feeTiers: Readonly<Record<FeeTierId, FeeTier>> = {
  starter: { id: 'starter', name: 'Starter', basisPoints: 300n, fixed: {} },
  professional: { id: 'professional', name: 'Professional', basisPoints: 150n, fixed: {} },
  enterprise: { id: 'enterprise', name: 'Enterprise', basisPoints: 50n, fixed: {} },
};
/** Where a new tenant starts. */
export const firstTier: FeeTierId = 'starter';
