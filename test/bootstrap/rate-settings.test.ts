import { readConfig } from '#bootstrap/config';
import { roomyRates, usualRates, usualRatesInWords } from '#bootstrap/rate-settings';
import { anEnvironment } from '#test/support/a-config';

const ratesOf = (text: string) => readConfig(anEnvironment({ RATE_LIMITS: text })).RATE_LIMITS;

describe('limits in the environment', () => {
  it('are the usual ones, but for those that are named', () => {
    expect(ratesOf('user=5, failures=20/600 ,key=off')).toEqual({
      ...usualRates,
      user: { count: 5, seconds: 60 },
      failures: { count: 20, seconds: 600 },
      key: undefined,
    });
  });
  it('may be of kinds that usually have none', () =>
    expect(ratesOf('user-read=7')).toMatchObject({ 'user-read': { count: 7, seconds: 60 } }));
  it('are what the usual ones are in words, and undefined when nothing is said', () => {
    expect(ratesOf(usualRatesInWords)).toEqual(usualRates);
    expect(ratesOf('')).toBeUndefined();
  });
  it('of one machine for one person are of the same kinds, and far more', () => {
    const roomy = ratesOf(roomyRates)!;
    expect(Object.keys(roomy)).toEqual(Object.keys(usualRates));
    for (const [name, { seconds }] of Object.entries(usualRates))
      expect(roomy[name as keyof typeof roomy]).toMatchObject({ seconds, count: expect.any(Number) });
    expect(roomy.user!.count).toBe(1_000 * usualRates.user!.count);
  });
  it.each(['user', 'user=', 'user=0', 'user=-1', 'user=1/0', 'users=5', 'user=five', 'user=5/60s'])(
    '"%s" stops the start and is named',
    (text) => expect(() => ratesOf(text)).toThrow(`RATE_LIMITS "${text}" is no limit: write name=count`),
  );
});
