import supertest from 'supertest';
import { bearer } from '#test/interfaces/http/support/edge';
import { openWorld, type World } from '#test/support/world';

const as = { sub: 'ops_1', tenant: 'kassa', roles: ['platform'] };
const runs = '/admin/reconciliation/runs';
const heading = 'kind,reference,our_id,payment_id,payment_reference,amount,currency,fee,status,at';

const upload = async (world: World, id: string, csv: string, type = 'text/csv', query = '') =>
  supertest(world.url)
    .post(`/api/v1${runs}/${id}/statement${query}`)
    .set('Authorization', await bearer(as))
    .set('Content-Type', type)
    .send(csv);

describe('a statement that a person brings', () => {
  let world: World;
  let id: string;
  const at = () => new Date(world.platform.clock.now().getTime() - 600_000).toISOString();
  beforeAll(async () => {
    world = await openWorld({ webhooksTo: null });
    await world.pass(1_000);
    const now = world.platform.clock.now().getTime();
    await world.pass(3_600_000);
    const asked = await world.post(
      runs,
      {
        gatewayAccountId: 'gwa_configured_manual',
        from: new Date(now).toISOString(),
        to: new Date(now + 3_600_000).toISOString(),
      },
      { as },
    );
    expect(asked.body.status).toBe('awaiting-statement');
    id = asked.body.id;
  });
  afterAll(() => world.dispose());

  it('is refused whole when a line of it can’t be read, which the answer names', async () => {
    const bad = [
      ['payment,00012,,,,12.345,USD,,,', 'amount'],
      ['payment,00012,,,,12.34,usd,,,', 'currency'],
      ['payment,00012,,,,1e3,USD,,,', 'amount'],
      ['payment,00012', '2 cells'],
    ] as const;
    for (const [line, problem] of bad) {
      const { status, body } = await upload(
        world,
        id,
        `${heading}\npayment,1,,,,1.00,USD,,,${at()}\n${line}${line.endsWith(',') ? at() : ''}\n`,
      );
      expect([status, body.code]).toEqual([422, 'statement-unreadable']);
      expect(body.detail).toMatch(/^Line 3[,:]/);
      expect(body.detail).toContain(problem);
    }
    expect((await upload(world, id, heading, 'text/plain')).status).toBe(415);
    expect((await upload(world, `rcn_${'0'.repeat(26)}`, heading)).status).toBe(404);
    expect((await upload(world, id, heading, 'text/csv', '?format=xls')).status).toBe(422);
    const unknown = await upload(world, id, 'a;b\n1;2\n');
    expect(unknown.body.detail).toContain('Line 1: the heading');
  });

  it('is compared with our books without losing a zero of an id or a cent', async () => {
    const csv = `\uFEFF${heading}\r\npayment,"00012",,,,90071992547409.93,USD,0.10,,${at()}\r\nrefund,"a,""b""",,,,5,JPY,,completed,${at()}\r\n`;
    expect((await upload(world, id, csv)).status).toBe(202);
    await world.modules.reconciliation.workRuns();
    const { body } = await world.get(`${runs}/${id}/discrepancies`, { as });
    expect(
      body.data.map(({ kind, theirs }: { kind: string; theirs: object }) => ({ kind, ...theirs })),
    ).toEqual([
      expect.objectContaining({
        kind: 'missing-here',
        reference: '00012',
        amount: '9007199254740993',
        fee: '10',
      }),
      expect.objectContaining({ kind: 'missing-here', reference: 'a,"b"', amount: '5', currency: 'JPY' }),
    ]);
    const repeated = await upload(world, id, csv);
    expect([repeated.status, repeated.body.status]).toEqual([202, 'completed']);
    const again = await upload(world, id, `${csv}\n`);
    expect([again.status, again.body.code]).toEqual([409, 'statement-not-awaited']);
  });

  it('is one statement when two send it at once, and its report is safe to open in a spreadsheet', async () => {
    await world.pass(3_600_000);
    const to = world.platform.clock.now().getTime() - 1_000;
    const period = { from: new Date(to - 3_600_000).toISOString(), to: new Date(to).toISOString() };
    const asked = await world.post(runs, { gatewayAccountId: 'gwa_configured_manual', ...period }, { as });
    const text = `${heading}\npayment,"=cmd|'/c calc'!A1",,,,1.00,USD,,,${at()}\npayment,@x,,,,1.00,USD,,,${at()}\n`;
    const both = await Promise.all(
      [1, 2].map(() => upload(world, asked.body.id, text, 'text/csv', '?format=kassa')),
    );
    expect(both.map(({ status }) => status)).toEqual([202, 202]);
    await world.modules.reconciliation.workRuns();
    const { text: report } = await world.get(`${runs}/${asked.body.id}/discrepancies.csv`, { as });
    const cells = report
      .split('\r\n')
      .filter(Boolean)
      .flatMap((line) => line.split(','));
    expect(report).toContain("'=cmd|'/c calc'!A1");
    expect(cells.filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([]);
    expect(report.trim().split('\r\n')).toHaveLength(3);
  });
});
