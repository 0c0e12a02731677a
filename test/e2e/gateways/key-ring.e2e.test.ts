import { aCharge } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { openKassa } from '#test/support/kassa';
import { openWorld, type World } from '#test/support/world';
import { accountsAt, adminOf, anAccountOf } from './a-gateway-account.ts';

const key = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;
const [old, fresh] = [key('old', 1), key('fresh', 2)];

describe('rotating the key ring', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null, env: { DATA_KEYS: old } })));
  afterAll(() => world.dispose());

  /** Everything the database holds, as text. */
  const dump = async (): Promise<string> => {
    const { db } = world.platform.mongo;
    const all = await Promise.all((await db.collections()).map((one) => one.find().toArray()));
    return JSON.stringify(all, (_name, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
  };
  const kassaWith = (ring: string) => openKassa({ ...world.environment, DATA_KEYS: ring });

  it('given sealed things of all kinds, when the sweeps ran with a new key before the old one, then nothing needs the old one', async () => {
    const { id } = await anAccountOf(world, 'ring');
    const rotation = { credentials: { webhookSecrets: ['whsec_next'] } };
    await world.post(`${accountsAt}/${id}/rotate`, rotation, adminOf('ring'));
    // A payment nobody knows the outcome of keeps what is to be charged.
    await world.fault({ mode: 'timeout-before', times: 50 });
    const { body: doubtful } = await world.post('/payments/charge', aCharge(), adminOf('ring'));
    expect(doubtful.status).toBe('processing');
    await world.pass(20_000);
    await world.sweep();
    expect(await dump()).toContain('"old.');

    const both = await kassaWith(`${fresh},${old}`);
    const before = await versions();
    await both.modules.reseal();
    await both.modules.reseal();
    expect(await dump()).not.toContain('"old.');
    expect(await dump()).toContain('"fresh.');
    expect(await both.modules.reseal()).toBe(0);
    expect(await versions()).toEqual(before);
    await both.close();

    await world.calm();
    const alone = await kassaWith(fresh);
    const account = await alone.modules.gateways.book.find(id);
    expect(account?.open.gateway.name).toBe('stripe');
    await world.pass(3_600_000);
    const ended = await eventually('the payment in doubt is settled', async () => {
      await alone.modules.payments.settleCalls();
      const { body } = await world.get(`/payments/${doubtful.id}`, adminOf('ring'));
      return body.status !== 'processing' && body;
    });
    expect(ended).toMatchObject({ status: 'failed', capturedAmount: 0 });
    await alone.close();
  }, 30_000);

  const versions = async () =>
    (await world.platform.mongo.db.collection('gateway_accounts').find().toArray()).map(
      ({ version }) => version,
    );

  it('given that somebody saves a thing meanwhile, when it is sealed anew, then what was saved stays, and it is found again', async () => {
    await anAccountOf(world, 'racing');
    const both = await kassaWith(`${fresh},${old}`);
    const collection = world.platform.mongo.db.collection('gateway_accounts');
    const stale = await collection.findOne({ tenantId: 'racing' });
    await Promise.all([
      both.modules.reseal(),
      world.patch(`${accountsAt}/${String(stale?._id)}`, { label: 'saved' }, adminOf('racing')),
    ]);
    while ((await both.modules.reseal()) > 0);
    const stored = await collection.findOne({ tenantId: 'racing' });
    expect(stored).toMatchObject({ label: 'saved', version: Number(stale?.version) + 1 });
    expect(String(stored?.credentials.sealed)).toMatch(/^fresh\./);
    await both.close();
  });
});
