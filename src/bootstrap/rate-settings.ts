import { z } from 'zod';
import { type RateName, rateNames } from '#application/shared/ports/rate-limiter';
import { type Rates } from '#infrastructure/redis/rates/leasing-rate-limiter';
import { type Rate } from '#infrastructure/redis/rates/rate-book';
import { settingList } from './setting-list.ts';

const minute = 60;
const perMinute = (count: number): Rate => ({ count, seconds: minute });

/**
 * What holds unless RATE_LIMITS says otherwise. What is not here has no limit of its own. Failures have a short window: who
 * is shut out for another's guesses, from behind the same address, is let in soon after these end.
 */
const usual = {
  address: perMinute(6_000),
  webhooks: perMinute(60_000),
  failures: { count: 100, seconds: 10 },
  user: perMinute(1_200),
  'user-write': perMinute(600),
  'user-money': perMinute(600),
  key: perMinute(6_000),
  'key-write': perMinute(3_000),
  'key-money': perMinute(3_000),
} as const satisfies Rates;
export const usualRates: Rates = usual;

const written = (rates: Rates): string =>
  Object.entries(rates)
    .map(([name, { count, seconds }]) => `${name}=${count}${seconds === minute ? '' : `/${seconds}`}`)
    .join(',');
export const usualRatesInWords = written(usual);

/** For one person, or one bench, with a whole machine to themselves: the same kinds, but too many to be met. */
export const roomyRates = written({
  ...Object.fromEntries(
    Object.entries(usual).map(([name, { count, seconds }]) => [name, { count: count * 1_000, seconds }]),
  ),
  failures: { count: 1_000, seconds: 10 },
});

const entryForm = /^([a-z-]+)=(?:(off)|([1-9]\d{0,8})(?:\/([1-9]\d{0,5}))?)$/;
const isRateName = (name: string | undefined): name is RateName =>
  name !== undefined && (rateNames as readonly string[]).includes(name);

const rateEntry = z.string().transform((text, context) => {
  const [, name, off, count, seconds = minute] = entryForm.exec(text) ?? [];
  if (!isRateName(name)) {
    context.addIssue(
      `"${text}" is no limit: write name=count, name=count/seconds or name=off, where name is one of ${rateNames.join(', ')}`,
    );
    return z.NEVER;
  }
  return [name, off ? undefined : { count: Number(count), seconds: Number(seconds) }] as const;
});

/** `address=6000,failures=20/600,key=off`, in place of the usual ones of the same names. */
export const rateLimits = settingList
  .pipe(z.array(rateEntry))
  .transform((given): Rates => ({ ...usual, ...Object.fromEntries(given) }));
