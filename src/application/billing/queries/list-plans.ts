import { type Plan } from '#domain/billing/plan';
import { type TenantId } from '#domain/shared/ids';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { pageAmong } from '../../shared/page-among.ts';
import { type Visibility } from '../../shared/visibility.ts';
import { type CataloguePorts } from '../catalogue-ports.ts';
import { planView, type PlanView } from '../plan-view.ts';
import { plansOf } from '../seeded-catalogues.ts';

export const planStatuses = ['active', 'retired'] as const satisfies Plan['status'][];
export type PlanFilter = Readonly<{ status?: Plan['status'] | undefined }>;

/** All that can be subscribed to, by rank. */
export const listPlans =
  (ports: CataloguePorts) =>
  async (tenantId: TenantId): Promise<readonly PlanView[]> =>
    (await plansOf(ports)(tenantId))
      .filter(({ status }) => status === 'active')
      .map((plan) => planView(plan));

/** Plans by rank, a page at a time. Retired ones are listed for those who see all of a tenant. */
export const browsePlans =
  (ports: CataloguePorts) =>
  async (
    { tenantId, ownerId }: Visibility,
    { status: asked }: PlanFilter,
    page: PageRequest,
  ): Promise<Page<PlanView>> => {
    const seesAll = ownerId === undefined;
    const { data, nextCursor } = pageAmong(
      await plansOf(ports)(tenantId),
      ({ id }) => id,
      page,
      ({ status }) => (seesAll || status === 'active') && (asked === undefined || asked === status),
    );
    return { data: data.map((plan) => planView(plan)), nextCursor };
  };
