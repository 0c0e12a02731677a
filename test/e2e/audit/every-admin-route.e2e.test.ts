import { type Operation } from '#interfaces/http/operation';
import { openWorld, type World } from '#test/support/world';
import { pathNames } from '#interfaces/http/path-names';
import { allOperations } from '../../../scripts/docs/all-operations.ts';
import { nameOf } from '../access/matrix/requests.ts';
import { request, trailOf } from './trail.ts';

const above = ['admin', 'platform'];
/** What only admins and the platform may do. Written down once more: the code must not be its own judge. */
const isAdminAction = ({ access, method }: Operation): boolean =>
  method !== 'get' && access !== 'public' && !access.some((role) => !above.includes(role));

const routes = allOperations().filter(isAdminAction);
const both = { sub: 'root', roles: ['admin', 'platform'] };

describe('every admin action there is', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  it('is one of many', () => expect(routes.length).toBeGreaterThan(20));

  it.each(routes.map((route) => [nameOf(route), route] as const))('%s is recorded', async (name, route) => {
    const id = name.replace(/\W+/g, '-');
    const asking = { as: both, ...request(id) };
    const path = pathNames(route.path)
      .reduce((to, param) => to.replace(`:${param}`, 'none'), route.path)
      .replace('/api/v1', '');
    if (route.method === 'delete') await world.delete(path, asking);
    else if (route.method === 'get') throw new Error('a GET is no action');
    else await world[route.method](path, {}, asking);
    const found = await trailOf(world, `?requestId=${id}`);
    const action = name.replace('/api/v1', '');
    expect(found.map((record) => [record.action, record.outcome === 'asked'])).toEqual([
      [action, false],
      [action, true],
    ]);
  });

  it('and taking a report too', async () => {
    await world.get('/admin/audit/reports', { as: both, ...request('report') });
    expect(await trailOf(world, '?requestId=report')).toMatchObject([
      { action: 'GET /admin/audit/reports', outcome: 'succeeded' },
      { action: 'GET /admin/audit/reports', outcome: 'asked' },
    ]);
  });
});
