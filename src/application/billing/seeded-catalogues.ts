import { type Plan } from '#domain/billing/plan';
import { openPlan } from '#domain/billing/plan-changes';
import { type SeededPlan, seededPlans } from '#domain/billing/seeded-plans';
import { type PlanId, type TenantId } from '#domain/shared/ids';
import { type CataloguePorts } from './catalogue-ports.ts';

export const catalogueNames = ['publishing', 'weekly'] as const satisfies (keyof typeof seededPlans)[];
export type CatalogueName = (typeof catalogueNames)[number];

/** What a seeded plan is called in every tenant that has it: `pln_starter`. */
export const seededId = ({ key }: Pick<SeededPlan, 'key'>): PlanId => `pln_${key}` as PlanId;

const seededIds: ReadonlySet<PlanId> = new Set(
  catalogueNames.flatMap((name) => seededPlans[name].map(seededId)),
);

type Ports = Pick<CataloguePorts, 'plans' | 'clock'>;

/** Stores those of a catalogue's plans that the tenant does not have yet. Those it has stay as they are. */
export const insertCatalogue = async (
  { plans, clock }: Ports,
  tenantId: TenantId,
  name: CatalogueName,
): Promise<void> => {
  const at = clock.now();
  await Promise.all(seededPlans[name].map((seeded) => plans.insert(planOf(seeded, tenantId, at))));
};

const planOf = (seeded: SeededPlan, tenantId: TenantId, at: Date): Plan => {
  const { name, description, rank, terms } = seeded;
  const opened = openPlan({ id: seededId(seeded), tenantId, name, description, rank }, terms, at);
  if (!opened.ok) throw new Error(`the seeded plan ${seeded.key}: ${opened.error.field} ${opened.error.why}`);
  return opened.value;
};

type Seeding = Ports & Pick<CataloguePorts, 'seedPlans'>;

/**
 * All plans of a tenant, by rank. Where plans are seeded, a tenant that has opened none of its own has both catalogues;
 * whoever looks next puts in what somebody who died or raced with them left out.
 */
export const plansOf =
  (ports: Seeding) =>
  async (tenantId: TenantId): Promise<readonly Plan[]> => {
    const known = await ports.plans.all(tenantId);
    const isUnfinished = known.length < seededIds.size && known.every(({ id }) => seededIds.has(id));
    if (!ports.seedPlans || !isUnfinished) return known;
    for (const name of catalogueNames) await insertCatalogue(ports, tenantId, name);
    return ports.plans.all(tenantId);
  };

/** One plan of a tenant, seeded first if it is to be. */
export const findPlan =
  (ports: Seeding) =>
  async (tenantId: TenantId, id: PlanId): Promise<Plan | undefined> => {
    const known = await ports.plans.find(tenantId, id);
    if (known || !ports.seedPlans || !seededIds.has(id)) return known;
    const all = await plansOf(ports)(tenantId);
    return all.find((plan) => plan.id === id);
  };

/** The catalogue as the rest of billing asks it. */
export const catalogueOf = (ports: Seeding) => ({ plan: findPlan(ports), plans: plansOf(ports) });
