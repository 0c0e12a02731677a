import { type CommandStartedEvent } from 'mongodb';
import { eventually } from '#test/support/eventually';
import { openWorld, type World } from '#test/support/world';
import { aKey, withKey } from './a-key.ts';

describe('the use of an API key', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ webhooksTo: null, mongoOptions: 'monitorCommands=true' });
  });
  afterAll(() => world.dispose());

  const statusWith = async (secret: string, path = '/payments') =>
    (await world.get(path, withKey({ secret }))).status;

  it('is told, at most once a minute', async () => {
    const { id, secret } = await aKey(world);
    const lastUsed = async () => (await world.get(`/admin/api-keys/${id}`)).body.lastUsedAt as string | null;
    expect(await lastUsed()).toBeNull();
    await statusWith(secret);
    const first = await eventually('its use is noted', lastUsed);
    await world.pass(59_000);
    await statusWith(secret);
    expect(await lastUsed()).toBe(first);
    await world.pass(1_000);
    const later = await eventually('its later use is noted', async () => {
      await statusWith(secret);
      const now = await lastUsed();
      return now !== first && now;
    });
    expect(Date.parse(later)).toBeGreaterThanOrEqual(Date.parse(first) + 60_000);
  });

  it('costs no question of its own, when it asks again and again', async () => {
    const { secret } = await aKey(world);
    let questions = 0;
    const hear = ({ command }: CommandStartedEvent) =>
      void (questions += command.find === 'api_keys' ? 1 : 0);
    const { client } = world.platform.mongo.db;
    client.on('commandStarted', hear);
    for (let round = 0; round < 20; round += 1)
      await Promise.all(Array.from({ length: 20 }, () => statusWith(secret, '/gateways')));
    client.off('commandStarted', hear);
    expect(questions).toBeGreaterThan(0);
    expect(questions).toBeLessThan(100);
  });
});
