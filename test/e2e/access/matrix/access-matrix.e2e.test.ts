import { type Operation } from '#interfaces/http/operation';
import { openWorld, type World } from '#test/support/world';
import { allOperations } from '../../../../scripts/docs/all-operations.ts';
import { type Asker, askersOf, credentials } from './callers.ts';
import { expectedOf, outcomeOf } from './expected.ts';
import { type Fixture, makeFixtures } from './fixtures.ts';
import { bodyFor, fixturesOf, nameOf, pathTo, typeFor } from './requests.ts';

/** Every route there is, the probes and pages apart. A new one is here without doing anything. */
const routes = allOperations().filter(({ tag }) => tag !== 'System');

/** By which its webhook knows Telegram; whoever has it is let in, whatever else they show. */
const telegramSecret = 'telegrams-own-secret';

describe('who gets in where, and sees whose', () => {
  let world: World;
  let fixtures: Readonly<Record<string, Fixture>>;
  let credentialOf: ReturnType<typeof credentials>;
  beforeAll(async () => {
    const env = { TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET: telegramSecret };
    world = await openWorld({ env });
    fixtures = await makeFixtures(world);
    credentialOf = credentials(world);
  });
  afterAll(() => world.dispose());

  let keys = 0;
  const ask = async (route: Operation, asker: Asker, path: string) => {
    const credential = await credentialOf(asker);
    const response = await fetch(`${world.url}${path}`, {
      method: route.method.toUpperCase(),
      redirect: 'manual',
      headers: {
        ...(credential !== undefined && { Authorization: credential }),
        'Content-Type': typeFor(route),
        'X-Telegram-Bot-Api-Secret-Token': telegramSecret,
        'Idempotency-Key': `matrix-${(keys += 1)}`,
      },
      ...(route.method !== 'get' && { body: JSON.stringify(bodyFor(route)) }),
    });
    return { status: response.status, text: await response.text() };
  };

  it.each(routes.map((route) => [nameOf(route), route] as const))('%s', async (_name, route) => {
    const about = fixturesOf(route, fixtures);
    const askers = askersOf(route).map((asker) => ({ asker, expected: expectedOf(route, asker, about) }));
    // Those who may do it come last: what they do must not be why there is nothing for the others.
    askers.sort((one, other) => Number(one.expected === 'allowed') - Number(other.expected === 'allowed'));
    const found: [string, string][] = [];
    for (const { asker, expected } of askers) {
      const answer = await ask(route, asker, await pathTo(route, about));
      found.push([asker.name, outcomeOf({ route, asker, expected, fixtures }, answer)]);
    }
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(askers.map(({ asker, expected }) => [asker.name, expected])),
    );
  });

  it('is asked of every route that the server has', async () => {
    const { paths } = (await (await fetch(`${world.url}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { tags: string[] }>>;
    };
    const served = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { tags }]) =>
        tags.includes('System') ? [] : `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
      ),
    );
    expect(routes.map(nameOf).sort()).toEqual(served.sort());
  });
  it('knows what to say of a parameter that it has nothing for', () => {
    const [route] = routes;
    expect(() => fixturesOf({ ...route!, path: '/api/v1/things/:thingId' }, fixtures)).toThrow(
      'Add "thingId" or "things/:thingId" to makeFixtures in test/e2e/access/matrix/fixtures.ts',
    );
  });
});
