import { openTrail } from '#bootstrap/open-trail';
import { type TenantId } from '#domain/shared/ids';
import { acme, aRecord, recordsFrom } from '#test/application/audit/open-audit';
import { afterNoon } from '#test/support/a-payment';
import { admin } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';
import { expectIndexed, questionsAsked } from './answered-from-indexes.ts';
import { explained } from './explained.ts';

const each = 1_200;
const onSecond = (n: number) => encodeURIComponent(afterNoon(n * 1_000).toISOString());

describe('every question that is asked of thousands of audit records', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ webhooksTo: null, mongoOptions: 'monitorCommands=true' });
    const { trail } = openTrail(world.platform.mongo);
    for (const tenantId of ['acme', 'globex'] as TenantId[])
      for (let from = 0; from < each; from += 400) {
        const more = recordsFrom(from, 400, { tenantId }).map((record) => ({
          ...record,
          id: `${tenantId}.${record.id}`,
          action: Number(record.subject.id?.slice(4)) % 10 === 0 ? 'payment.cancelled' : record.action,
        }));
        await trail.append(more);
        await world.modules.audit.sealAudit();
      }
    await trail.append([aRecord(5_000), aRecord(5_001)]);
  }, 60_000);
  afterAll(() => world.dispose());

  const questionsOf = (work: () => Promise<unknown>) => questionsAsked(world, work, 'audit_');
  it.each([
    ['', 'time'],
    [`?from=${onSecond(100)}&to=${onSecond(900)}&limit=50`, 'time'],
    [`?cursor=${afterNoon(800_000).getTime()}.acme.pay_000800.2.0`, 'time'],
    ['?actor=ann-3', 'actor'],
    [`?actor=ann-3&to=${onSecond(700)}`, 'actor'],
    ['?action=payment.cancelled', 'action'],
    [`?action=payment.cancelled&from=${onSecond(100)}&to=${onSecond(700)}`, 'action'],
    ['?subject=pay_77', 'about'],
    ['?requestId=req_77', 'request'],
    ['/acme.pay_000007.2.0', '_id_'],
  ])('GET /admin/audit%s is answered from the index %s', async (path, index) => {
    const questions = await questionsOf(async () => {
      const { status, body } = await world.get(`/admin/audit${path}`, { as: admin });
      expect(status).toBe(200);
      expect(body.data).not.toEqual([]);
    });
    await expectIndexed(world, questions);
    if (index !== '_id_') expect((await explained(world, questions[0]!)).index).toBe(index);
  });

  it('a report and a proof read what they give', async () => {
    const period = `from=${onSecond(100)}&to=${onSecond(900)}`;
    const asked = await questionsOf(() => world.get(`/admin/audit/reports?${period}`));
    await expectIndexed(world, asked);
    expect((await explained(world, asked[0]!)).index).toBe('time');
    await expectIndexed(world, await questionsOf(() => world.get('/admin/audit/proof')));
  });

  it('sealing and forgetting find nothing, and what there is, from an index', async () => {
    const { sealAudit, expireRecords } = world.modules.audit;
    await expectIndexed(world, await questionsOf(() => sealAudit()));
    await expectIndexed(world, await questionsOf(() => sealAudit()));
    await expectIndexed(world, await questionsOf(() => expireRecords()));
  });

  it('forgetting what is old asks indexes too', async () => {
    const { trail } = openTrail(world.platform.mongo);
    await expectIndexed(world, await questionsOf(() => trail.remove(acme, 1, afterNoon(399_000), 1_000)));
  });
});
