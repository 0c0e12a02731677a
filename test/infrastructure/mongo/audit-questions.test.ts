import { type CommandStartedEvent, type Document } from 'mongodb';
import { openTrail } from '#bootstrap/open-trail';
import { type TenantId } from '#domain/shared/ids';
import { acme, aRecord, recordsFrom } from '#test/application/audit/open-audit';
import { afterNoon } from '#test/support/a-payment';
import { admin } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';
import { asking, explained, inWords, oneByOne } from './explained.ts';

/** Beyond what it gives, a question may look at one more to know whether there is a next page, and at few in vain. */
const inVainMax = 5;
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

  /** What MongoDB was asked meanwhile of the trail's own collections. */
  const questionsOf = async (work: () => Promise<unknown>): Promise<Document[]> => {
    const { client } = world.platform.mongo.db;
    const questions: Document[] = [];
    const hear = ({ commandName, command }: CommandStartedEvent) => {
      const isOurs = String(command[commandName]).startsWith('audit_');
      if (isOurs && asking.has(commandName)) questions.push(...oneByOne(commandName, command));
    };
    client.on('commandStarted', hear);
    await work();
    client.off('commandStarted', hear);
    return questions;
  };
  const expectIndexed = async (questions: readonly Document[], index?: string) => {
    expect(questions).not.toEqual([]);
    for (const question of questions) {
      const { stages, docsExamined, given } = await explained(world, question);
      const text = inWords(question);
      expect({ text, isScan: stages.includes('COLLSCAN') }).toEqual({ text, isScan: false });
      expect({ text, inVain: docsExamined - given <= inVainMax }).toEqual({ text, inVain: true });
    }
    if (index !== undefined) expect((await explained(world, questions[0]!)).index).toBe(index);
  };

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
    await expectIndexed(questions, index === '_id_' ? undefined : index);
  });

  it('a report and a proof read what they give', async () => {
    const period = `from=${onSecond(100)}&to=${onSecond(900)}`;
    await expectIndexed(await questionsOf(() => world.get(`/admin/audit/reports?${period}`)), 'time');
    await expectIndexed(await questionsOf(() => world.get('/admin/audit/proof')));
  });

  it('sealing and forgetting find nothing, and what there is, from an index', async () => {
    const { sealAudit, expireRecords } = world.modules.audit;
    await expectIndexed(await questionsOf(() => sealAudit()));
    await expectIndexed(await questionsOf(() => sealAudit()));
    await expectIndexed(await questionsOf(() => expireRecords()));
  });

  it('forgetting what is old asks indexes too', async () => {
    const { trail } = openTrail(world.platform.mongo);
    await expectIndexed(await questionsOf(() => trail.remove(acme, 1, afterNoon(399_000), 1_000)));
  });
});
