import { parse } from 'csv-parse/sync';
import { type AuditRecord } from '#domain/audit/record';
import { openTrail } from '#bootstrap/open-trail';
import { aRecord, recordsFrom } from '#test/application/audit/open-audit';
import { afterNoon } from '#test/support/a-payment';
import { openWorld, type World } from '#test/support/world';
import { type RecordBody, trailOf } from './trail.ts';

const many = 1_200;
const period = `from=${afterNoon(0).toISOString()}&to=${afterNoon(many * 1_000).toISOString()}`;
const dangerous = ['=HYPERLINK("http://evil")', '+1', '-2', '@SUM(A1)', 'a "quoted", text\nof two lines'];

describe('the report of the audit trail', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ webhooksTo: null });
    const odd = dangerous.map((reason, n): AuditRecord => aRecord(n, { reason }));
    await openTrail(world.platform.mongo).trail.append([...odd, ...recordsFrom(odd.length, many)]);
  });
  afterAll(() => world.dispose());

  it('has every record of a period as CSV, oldest first, and no cell that a spreadsheet would run', async () => {
    const { status, headers, text } = await world.get(`/admin/audit/reports?${period}&format=csv`);
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    const rows: Record<string, string>[] = parse(text, { columns: true });
    expect(rows.map(({ id }) => id)).toEqual(recordsFrom(0, many).map(({ id }) => id));
    expect(rows.slice(0, dangerous.length).map(({ reason }) => reason)).toEqual(
      dangerous.map((reason) => (/^[=+\-@]/.test(reason) ? `'${reason}` : reason)),
    );
    expect(rows.at(-1)).toMatchObject({
      action: 'payment.captured',
      actor_id: `ann-${(many - 1) % 7}`,
      after: '{"status":"completed","capturedAmount":100}',
      address: '127.0.0.1',
    });
  });

  it('has the same as JSON', async () => {
    const { headers, body } = await world.get(`/admin/audit/reports?${period}&format=json`);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    const records = body as RecordBody[];
    expect(records).toHaveLength(many);
    const newest = await trailOf(world, `?${period}&limit=1`);
    expect(records.at(-1)).toEqual(newest[0]);
    expect((await world.get('/admin/audit/reports?format=json&to=2001-01-01T00:00:00Z')).body).toEqual([]);
  });

  it('is looked through in pages, newest first', async () => {
    const ids: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await world.get(`/admin/audit?${period}&limit=100${cursor}`);
      ids.push(...(body.data as RecordBody[]).map(({ id }) => id));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor as string}`;
    }
    expect(ids).toEqual(
      recordsFrom(0, many)
        .map(({ id }) => id)
        .reverse(),
    );
  });

  it('is proven on request', async () => {
    await world.sweep();
    const { body } = await world.get('/admin/audit/proof');
    expect(body).toMatchObject({ chains: 1, problems: [], expired: 0 });
    await world.platform.mongo.db
      .collection<{ _id: string }>('audit_records')
      .deleteOne({ _id: aRecord(7).id });
    expect((await world.get('/admin/audit/proof')).body.problems).toEqual([
      { tenantId: 'acme', kind: 'record', id: aRecord(7).id, what: 'is gone' },
    ]);
  });
});
