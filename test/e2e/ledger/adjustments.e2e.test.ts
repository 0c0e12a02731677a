import { type Caller, platformOperator } from '#test/support/client';
import { aKey, withKey } from '../access/a-key.ts';
import { openWorld, type World } from '#test/support/world';

const other: Caller = { ...platformOperator, sub: 'ops_2' };
const adjustments = '/admin/ledger/adjustments';
const asked = {
  tenantId: 'acme',
  account: 'tenant-payable',
  side: 'credit',
  amount: 100_001,
  currency: 'USD',
  reason: 'goodwill, ticket 4711',
};

describe('an adjustment above what one person may do alone', () => {
  let world: World;
  beforeAll(async () => {
    const env = { LEDGER_ADJUSTMENT_MAX: 'USD=2000000,UZS=5' };
    world = await openWorld({ webhooksTo: null, env });
  });
  afterAll(() => world.dispose());

  const adjust = (changes: object = {}, asking: object = {}) =>
    world.post(adjustments, { ...asked, ...changes }, { as: platformOperator, ...asking });
  const say = (id: string, what: 'approve' | 'reject', as: Caller = other) =>
    world.post(`${adjustments}/${id}/${what}`, { note: 'looked at it' }, { as, key: null });
  const entriesOf = async (tenantId: string) =>
    (await world.get(`/admin/ledger/entries?tenantId=${tenantId}`, { as: platformOperator })).body.data;

  it('202: is proposed, and posted once when another has agreed', async () => {
    const tenantId = 'initech';
    const first = await adjust({ tenantId }, { key: 'large' });
    expect([first.status, first.body]).toMatchObject([
      202,
      { status: 'proposed', amount: 100_001, proposed: { by: 'ops_1', note: asked.reason }, decided: null },
    ]);
    const again = await adjust({ tenantId }, { key: 'large' });
    expect([again.status, again.headers['idempotent-replayed'], again.body]).toEqual([
      202,
      'true',
      first.body,
    ]);
    expect((await adjust({ tenantId, amount: 1 }, { key: 'large' })).body.code).toBe(
      'idempotency-key-reused',
    );
    expect(await entriesOf(tenantId)).toEqual([]);

    const { id } = first.body;
    expect((await say(id, 'approve', platformOperator)).body).toMatchObject({
      status: 409,
      code: 'second-person-needed',
    });
    const key = withKey(await aKey(world, { roles: ['platform'] }, platformOperator));
    const byKey = await world.post(
      `${adjustments}/${id}/approve`,
      { note: 'looked at it' },
      { ...key, key: null },
    );
    expect(byKey.body).toMatchObject({ status: 403, code: 'person-needed' });
    expect((await adjust({ tenantId }, key)).body).toMatchObject({ status: 403, code: 'person-needed' });
    const approved = await say(id, 'approve');
    expect([approved.status, approved.body]).toMatchObject([
      200,
      { status: 'posted', decided: { by: 'ops_2' }, postedAt: expect.any(String) },
    ]);
    expect((await say(id, 'approve')).body).toEqual(approved.body);
    expect((await say(id, 'reject')).body).toMatchObject({ status: 409, code: 'illegal-transition' });
    await world.settle();
    expect(await entriesOf(tenantId)).toMatchObject([
      { id, type: 'adjusted', reference: 'ops_1 and ops_2: goodwill, ticket 4711' },
    ]);
  });

  it('is in no book when it is rejected, by another or by whoever proposed it', async () => {
    const tenantId = 'hooli';
    for (const as of [other, platformOperator]) {
      const { body } = await adjust({ tenantId });
      const rejected = await say(body.id, 'reject', as);
      expect(rejected.body).toMatchObject({ status: 'rejected', decided: { by: as.sub } });
      expect((await say(body.id, 'reject', as)).body).toEqual(rejected.body);
      expect((await say(body.id, 'approve')).status).toBe(409);
    }
    expect(await entriesOf(tenantId)).toEqual([]);
  });

  it('ends one way when it is approved and rejected, and proposed, many times at once', async () => {
    const tenantId = 'pied-piper';
    const made = await Promise.all(Array.from({ length: 5 }, () => adjust({ tenantId }, { key: 'five' })));
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    const { id } = made[0]!.body as { id: string };
    const what = ['approve', 'reject', 'approve', 'approve'] as const;
    const answers = await Promise.all(what.map((one) => say(id, one)));
    const oks = answers.filter(({ status }) => status === 200).map(({ body }) => body.status === 'rejected');
    expect(new Set(oks).size).toBe(1);
    await world.settle();
    expect(await entriesOf(tenantId)).toHaveLength(oks[0] ? 0 : 1);
  });

  it('422: has an end, and says where', async () => {
    for (const [changes, largest] of [
      [{ amount: 2_000_001 }, 2_000_000],
      [{ amount: 6, currency: 'UZS' }, 5],
      [{ amount: 100_000_001, currency: 'EUR' }, 100_000_000],
    ] as const) {
      const { body } = await adjust(changes);
      expect(body).toMatchObject({ status: 422, code: 'amount-above-largest-adjustment', largest });
      expect(body.detail).toMatch(/^amount /);
    }
  });

  it('answers a key as it was answered first, whatever the limits have become', async () => {
    const tenantId = 'umbrella';
    const small = { tenantId, amount: 900 };
    const first = await adjust(small, { key: 'was-small' });
    expect(first.status).toBe(201);
    const limits = { secondPersonAbove: { USD: 10 } };
    await world.patch(`/admin/tenants/${tenantId}`, limits, { as: platformOperator });
    const again = await adjust(small, { key: 'was-small' });
    expect([again.status, again.body.id]).toEqual([201, first.body.id]);
    expect((await adjust(small)).status).toBe(202);
  });

  it('is listed page by page, by status, for the platform and for the admin of its tenant', async () => {
    const tenantId = 'globex';
    const made: string[] = [];
    for (let n = 0; n < 3; n += 1) made.unshift((await adjust({ tenantId })).body.id as string);
    await say(made[1] ?? '', 'reject');
    const admin = { as: { sub: 'adm_1', tenant: tenantId, roles: ['admin'] } };
    const first = (await world.get(`${adjustments}?limit=2`, admin)).body;
    const rest = (await world.get(`${adjustments}?cursor=${first.nextCursor}`, admin)).body;
    const ids = [...first.data, ...rest.data].map(({ id }: { id: string }) => id);
    expect(ids.toSorted()).toEqual(made.toSorted());
    const open = await world.get(`${adjustments}?status=proposed&tenantId=${tenantId}`, {
      as: platformOperator,
    });
    expect(open.body.data).toHaveLength(2);
    expect((await world.get(`${adjustments}?tenantId=acme`, admin)).status).toBe(404);
    expect((await say(made[0] ?? '', 'approve', admin.as)).status).toBe(403);
  });
});
