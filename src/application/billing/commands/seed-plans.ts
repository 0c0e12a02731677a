import { z } from 'zod';
import { seededPlans } from '#domain/billing/seeded-plans';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type CataloguePorts } from '../catalogue-ports.ts';
import { planView, type PlanView } from '../plan-view.ts';
import { plansMax } from '../ports/plan-repository.ts';
import { catalogueNames, insertCatalogue, seededId } from '../seeded-catalogues.ts';
import { type TooManyPlans } from './open-plan.ts';

export const SeedPlans = z.strictObject({ catalogue: z.enum([...catalogueNames, 'all']) });
type Input = Readonly<{ actor: Actor; asked: z.output<typeof SeedPlans> }>;

/** Gives a tenant the plans of a catalogue, as often as it is asked. Plans it has already stay as they are. */
export const seedPlans =
  (ports: CataloguePorts) =>
  async ({ actor, asked: { catalogue } }: Input): Promise<Result<readonly PlanView[], TooManyPlans>> => {
    const { tenantId, subject: by, requestId } = actor;
    const names = catalogueNames.filter((name) => catalogue === 'all' || catalogue === name);
    const wanted = new Set(names.flatMap((name) => seededPlans[name].map(seededId)));
    const known = await ports.plans.all(tenantId);
    const missing = [...wanted].filter((id) => known.every((plan) => plan.id !== id));
    if (known.length + missing.length > plansMax) return err({ code: 'too-many-plans' });
    for (const name of names) await insertCatalogue(ports, tenantId, name);
    ports.log.info('plans-seeded', { tenantId, catalogue, missing: missing.length, by, requestId });
    return ok(
      (await ports.plans.all(tenantId)).filter(({ id }) => wanted.has(id)).map((plan) => planView(plan)),
    );
  };
