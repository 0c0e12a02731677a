import { z } from 'zod';
import { type RateName, rateNames } from '#application/shared/ports/rate-limiter';
import { type Rates } from '#infrastructure/redis/rates/leasing-rate-limiter';
import { settingList } from './setting-list.ts';

const minute = 60;

/** What holds unless RATE_LIMITS says otherwise, in a minute. What is not here is not limited by itself. */
const usualCounts: Partial<Readonly<Record<RateName, number>>> = {
  address: 6_000,
  webhooks: 60_000,
  failures: 60,
  user: 1_200,
  'user-write': 600,
  'user-money': 600,
  key: 6_000,
  'key-write': 3_000,
  'key-money': 3_000,
};
const entries = Object.entries(usualCounts) as [RateName, number][];
const usual: Rates = Object.fromEntries(entries.map(([name, count]) => [name, { count, seconds: minute }]));

const entryForm = /^([a-z-]+)=(?:(off)|([1-9]\d{0,8})(?:\/([1-9]\d{0,5}))?)$/;
const isRateName = (name: string | undefined): name is RateName =>
  name !== undefined && (rateNames as readonly string[]).includes(name);

const rateEntry = z.string().transform((text, context) => {
  const [, name, off, count, seconds = String(minute)] = entryForm.exec(text) ?? [];
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

export const usualRatesInWords = entries.map(([name, count]) => `${name}=${count}`).join(',');

/** Limits as on the internet, but that one person with a whole machine to themselves does not meet. */
export const roomyRates = entries.map(([name, count]) => `${name}=${count * 1_000}`).join(',');
export const usualRates = usual;
