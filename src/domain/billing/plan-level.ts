/** How much of a plan may be used just now, from everything to nothing. */
export const serviceLevels = ['full', 'limited', 'read-only', 'none'] as const;

export type ServiceLevel = (typeof serviceLevels)[number];

/**
 * What a level leaves of a plan. `limitPercent`: of each limit, 0 to 100, rounded down. `features`: which switches stay on.
 */
export type LevelTerms = Readonly<{ limitPercent: number; features: 'all' | readonly string[] }>;

/** Unless a plan says otherwise. */
export const standardLevels: Readonly<Record<ServiceLevel, LevelTerms>> = {
  full: { limitPercent: 100, features: 'all' },
  limited: { limitPercent: 50, features: 'all' },
  'read-only': { limitPercent: 0, features: [] },
  none: { limitPercent: 0, features: [] },
};
