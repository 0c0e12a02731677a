import { type BillingSettingsBook } from '#application/billing/ports/billing-settings';
import { type CouponRepository } from '#application/billing/ports/coupon-repository';
import { type PlanRepository } from '#application/billing/ports/plan-repository';
import { standardBillingSettings } from '#application/billing/ports/standard-billing-settings';
import { type TenantId } from '#domain/shared/ids';
import { mongoBillingSettings } from '#infrastructure/mongo/billing/mongo-billing-settings';
import { mongoCouponRepository } from '#infrastructure/mongo/billing/mongo-coupon-repository';
import { mongoPlanRepository } from '#infrastructure/mongo/billing/mongo-plan-repository';
import { aPlan, planRepositoryContract } from '#test/contracts/billing/plan-repository.contract';
import { aCoupon, couponRepositoryContract } from '#test/contracts/billing/coupon-repository.contract';
import { april } from '#test/domain/billing/a-subscription';
import { eventually } from '#test/support/eventually';
import { expectIndexed, questionsAsked } from '../answered-from-indexes.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';

const acme = 'acme' as TenantId;
let database: OpenDatabase;
let plans: PlanRepository;
let coupons: CouponRepository;
beforeAll(async () => {
  database = await openDatabase();
  const { mongo } = database.platform;
  plans = mongoPlanRepository({ mongo });
  coupons = mongoCouponRepository({ mongo });
});
afterAll(() => database.close());

planRepositoryContract('MongoDB', () => plans);
couponRepositoryContract('MongoDB', () => coupons);

describe('billing settings in MongoDB', () => {
  const said = { ...standardBillingSettings, invoicePrefix: 'ACME-', incompleteHours: 2 };
  const collection = () => database.platform.mongo.db.collection<{ _id: string }>('billing_settings');
  let settings: BillingSettingsBook;
  beforeEach(async () => {
    await collection().deleteMany({});
    settings = mongoBillingSettings({ mongo: database.platform.mongo });
  });

  it('are the standard until the tenant says otherwise, at once in this process and soon in others', async () => {
    const others = mongoBillingSettings({ mongo: database.other });
    for (const book of [settings, others]) expect(await book.of(acme)).toEqual(standardBillingSettings);
    await settings.save(acme, said, await settings.prefixesHad(acme), april);
    expect(await settings.of(acme)).toEqual(said);
    expect(await settings.of('globex' as TenantId)).toEqual(standardBillingSettings);
    await eventually('another process has heard', async () => (await others.of(acme)).incompleteHours === 2);
    expect(await others.of(acme)).toEqual(said);
  });

  it('are asked for once by many', async () => {
    const questions = await questionsAsked(database, () =>
      Promise.all(Array.from({ length: 50 }, () => settings.of(acme))),
    );
    expect(questions).toHaveLength(1);
    await expectIndexed(database, questions);
  });

  it('have the standard where an earlier release stored nothing', async () => {
    const { dunning, incompleteHours: _hours, ...earlier } = said;
    const { graceDays: _days, ...policy } = dunning;
    await collection().insertOne({ _id: acme, ...earlier, dunning: policy, updatedAt: april } as never);
    expect(await settings.of(acme)).toEqual({ ...said, incompleteHours: 24 });
  });
});

describe('every question that is asked of thousands of plans and coupons', () => {
  it('is answered from an index', async () => {
    const tenants = Array.from({ length: 300 }, (_, place) => `tenant-${place}` as TenantId);
    const names = ['A', 'B', 'C', 'D'];
    await Promise.all(
      tenants.flatMap((tenantId) =>
        names.flatMap((name): Promise<unknown>[] => [
          plans.insert(aPlan({ tenantId, id: `pln_${name}` as never })),
          coupons.insert(aCoupon({ tenantId, code: name })),
        ]),
      ),
    );
    const tenantId = tenants[7]!;
    const questions = await questionsAsked(database, async () => {
      const [first] = await plans.all(tenantId);
      await plans.save(first!);
      await plans.find(tenantId, first!.id);
      expect(await coupons.all(tenantId)).toHaveLength(4);
      await coupons.find(tenantId, 'a');
      await coupons.retire(tenantId, 'a');
    });
    await expectIndexed(database, questions);
  });
});
