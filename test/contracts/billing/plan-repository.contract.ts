import { type PlanRepository } from '#application/billing/ports/plan-repository';
import { ConcurrencyConflict } from '#application/shared/concurrency-conflict';
import { type Plan } from '#domain/billing/plan';
import { standardLevels } from '#domain/billing/plan-level';
import { type PlanId, type TenantId } from '#domain/shared/ids';
import { april } from '#test/domain/billing/a-subscription';
import { usd } from '#test/support/a-payment';

const [acme, globex] = ['acme', 'globex'] as TenantId[] as [TenantId, TenantId];
const pro = 'pln_pro' as PlanId;

/** Pro for $30.00 a month; say what differs. */
export const aPlan = (is: Partial<Plan> = {}): Plan => ({
  id: pro,
  tenantId: acme,
  version: 0,
  name: 'Pro',
  description: 'For teams',
  rank: 1,
  status: 'active',
  versions: [
    {
      number: 1,
      since: april,
      prices: [{ interval: 'month', amount: usd(30_00) }],
      features: ['reports'],
      limits: {
        'api.calls': { max: 3_000_000_000, resets: 'period' },
        seats: { max: null, resets: 'never' },
      },
      trialDays: 14,
      levels: standardLevels,
    },
  ],
  createdAt: april,
  updatedAt: april,
  retiredAt: null,
  ...is,
});

/** What every store of plans must do, whatever the database is. */
export const planRepositoryContract = (name: string, open: () => PlanRepository) =>
  describe(`the plan repository contract, kept by ${name}`, () => {
    it('keeps a plan of each tenant apart from others of the same id', async () => {
      expect(await open().insert(aPlan())).toEqual(aPlan({ version: 1 }));
      expect(await open().insert(aPlan({ name: 'Another' }))).toBeUndefined();
      expect(await open().find(globex, pro)).toBeUndefined();
      const theirs = await open().insert(aPlan({ tenantId: globex, name: 'Theirs' }));
      expect(await open().find(acme, pro)).toEqual(aPlan({ version: 1 }));
      expect(await open().find(globex, pro)).toEqual(theirs);
    });

    it('gives all of a tenant by rank, retired ones too', async () => {
      const tenantId = 'ranked' as TenantId;
      for (const [id, rank] of [
        ['pln_c', 2],
        ['pln_a', 2],
        ['pln_b', 1],
      ] as const)
        await open().insert(aPlan({ tenantId, id: id as PlanId, rank, status: 'retired' }));
      const ids = (await open().all(tenantId)).map(({ id }) => id);
      expect(ids).toEqual(['pln_b', 'pln_a', 'pln_c']);
    });

    it('saves one of those who loaded the same version', async () => {
      const tenantId = 'saved' as TenantId;
      const plan = await open().insert(aPlan({ tenantId }));
      const saved = await open().save({ ...plan!, name: 'Renamed' });
      expect(saved).toEqual({ ...plan, name: 'Renamed', version: 2 });
      await expect(open().save({ ...plan!, name: 'Late' })).rejects.toBeInstanceOf(ConcurrencyConflict);
      expect(await open().find(tenantId, pro)).toEqual(saved);
    });
  });
