import { hash } from 'node:crypto';
import { type Redis } from 'ioredis';
import { type RateBook } from './rate-book.ts';

/**
 * Read, add and let it end, as one: two processes can't be given the same part, and no count stays for ever. Redis's own
 * time, so that clocks need not agree.
 */
const script = `
local used = tonumber(redis.call('GET', KEYS[1]) or '0')
local count = tonumber(ARGV[1])
local given = math.max(0, math.min(tonumber(ARGV[2]), count - used))
if given > 0 then used = redis.call('INCRBY', KEYS[1], given) end
local ends = redis.call('PTTL', KEYS[1])
if ends < 0 then
  ends = tonumber(ARGV[3])
  redis.call('PEXPIRE', KEYS[1], ends)
end
return { given, math.max(0, count - used), ends }
`;
const digest = hash('sha1', script);

/** Allowances that all processes share. Rejects while Redis is away. */
export const redisRateBook = ({ redis, prefix }: { redis: Redis; prefix: string }): RateBook => ({
  draw: async ({ key, rate, wanted }) => {
    const answer = await evaluate(redis, [`${prefix}:rate:${key}`, rate.count, wanted, rate.seconds * 1_000]);
    const [given = 0, left = 0, endsInMs = 0] = (answer as number[]).map(Number);
    return { given, left, endsInMs, isShared: true };
  },
});

type Arguments = readonly [key: string, ...values: number[]];

/** By digest, and in full where Redis does not have it: after its start, or after a SCRIPT FLUSH. */
const evaluate = async (redis: Redis, [key, ...values]: Arguments): Promise<unknown> => {
  try {
    return await redis.evalsha(digest, 1, key, ...values);
  } catch (failure) {
    if (!(failure instanceof Error) || !failure.message.startsWith('NOSCRIPT')) throw failure;
    return redis.eval(script, 1, key, ...values);
  }
};
