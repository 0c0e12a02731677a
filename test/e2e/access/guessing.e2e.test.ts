import { admin, customer } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { openWorld, type World } from '#test/support/world';
import { aKey, type MadeKey } from './a-key.ts';

const guesses = 5;

describe('guessing credentials', () => {
  let world: World;
  let key: MadeKey;
  let lines: string[];
  beforeEach(async () => {
    lines = [];
    world = await openWorld({
      webhooksTo: null,
      env: { RATE_LIMITS: `failures=${guesses}/3600`, TRUSTED_PROXIES: '1' },
      log: (line) => void lines.push(line),
    });
    key = await aKey(world);
  });
  afterEach(() => world.dispose());

  const guesser = '203.0.113.7';
  const from = (address: string, authorization?: string) => ({
    headers: { 'X-Forwarded-For': address, ...(authorization && { Authorization: authorization }) },
  });
  const guess = (address = guesser, what = 'Bearer a.b.c') => world.get('/payments', from(address, what));
  const wrongSecret = () => `Bearer ${key.secret.slice(0, -6)}AAAAAA`;
  /** Nobody waits for the count, so one more may be looked at before all have been counted. */
  const guessUntilShut = async (what?: string) => {
    for (let n = 0; n < guesses; n += 1) expect((await guess(guesser, what)).status).toBe(401);
    await eventually('the door is shut', async () => (await guess(guesser, what)).status === 429);
  };

  it.each([
    ['tokens', () => 'Bearer a.b.c'],
    ['keys', () => `Bearer sk_${'0'.repeat(26)}_${'a'.repeat(43)}`],
    ['secrets of a key', wrongSecret],
    ['nonsense', () => 'Bearer nonsense'],
  ])(
    '429 without a look at it: given too many wrong %s from an address, when one more comes',
    async (_what, wrong) => {
      await guessUntilShut(wrong());
      const { body, headers } = await guess(guesser, wrong());
      expect(body).toMatchObject({
        status: 429,
        code: 'rate-limited',
        detail: expect.stringContaining('not valid'),
      });
      expect(Number(headers['retry-after'])).toBeGreaterThan(3_000);
      // Not even the right one is looked at, so a guesser does not learn that it was.
      expect((await guess(guesser, `Bearer ${key.secret}`)).status).toBe(429);
      // Told when the door shuts, not for every knock; two that are counted at one moment may both have shut it.
      const told = lines.filter((line) => line.includes('"guessing-refused"')).length;
      expect([1, 2]).toContain(told);
    },
  );

  it('200: given a guesser, when others come from elsewhere, or with what was good before, then they get in', async () => {
    const known = { as: customer('ann'), ...from(guesser) };
    expect((await world.get('/payments', known)).status).toBe(200);
    await guessUntilShut();
    expect((await world.get('/payments', known)).status).toBe(200);
    expect((await world.get('/payments', { as: admin, ...from('203.0.113.8') })).status).toBe(200);
    expect((await guess('203.0.113.8', `Bearer ${key.secret}`)).status).toBe(200);
    expect((await guess('203.0.113.8')).status).toBe(401);
  });

  it('401: given no credential at all, when one asks again and again, then that is no guess', async () => {
    for (let n = 0; n <= guesses; n += 1) expect((await guess(guesser, 'x')).status).toBe(401);
    expect((await world.get('/payments', { ...from(guesser), as: customer('bob') })).status).toBe(200);
  });

  it('429: given guesses at one process, when the guesser tries another, then it soon knows them', async () => {
    const second = await world.anotherApi();
    await guessUntilShut();
    const there = await eventually('it has heard', async () => {
      const { status } = await second.get('/payments', from(guesser, 'Bearer a.b.c'));
      return status !== 401 && status;
    });
    expect(there).toBe(429);
  });

  it('tells when one key is guessed at from many addresses, and its service gets in all the same', async () => {
    for (let n = 0; n <= guesses; n += 1)
      expect((await guess(`198.51.100.${n}`, wrongSecret())).status).toBe(401);
    await eventually('it is told', () => lines.some((line) => line.includes('"api-key-under-attack"')));
    expect((await guess('203.0.113.9', `Bearer ${key.secret}`)).status).toBe(200);
    expect(lines.join('')).not.toContain(key.secret.slice(-40, -6));
  });
});
