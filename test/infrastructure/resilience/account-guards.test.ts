import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { type OpenAccount } from '#application/gateways/ports/provider';
import { type GatewayAccountId } from '#domain/shared/ids';
import { manualProvider } from '#infrastructure/gateways/manual/manual-provider';
import { redisBreakerBoard } from '#infrastructure/redis/redis-breaker-board';
import { redisKeyRefusals } from '#infrastructure/redis/redis-key-refusals';
import { accountGuards } from '#infrastructure/resilience/account-guards';
import { systemClock } from '#infrastructure/system/system-clock';
import { pinoLog } from '#infrastructure/telemetry/pino-log';
import { prometheusMetrics } from '#infrastructure/telemetry/prometheus-metrics';
import { eventually } from '#test/support/eventually';

const limits = {
  atOnceMax: 2,
  waitingMax: 2,
  failingShare: 0.5,
  windowMs: 1_000,
  callsASecondMin: 2,
  openMs: 60_000,
  retriesMax: 0,
};
const redis = new Redis(process.env.REDIS_URL!);
const prefix = `guards_${randomBytes(6).toString('hex')}`;
const log = pinoLog({ level: 'silent' });
const clock = systemClock();
const boards: Readonly<{ stop(): void }>[] = [];
afterAll(async () => {
  for (const board of boards) board.stop();
  const keys = await redis.keys(`${prefix}:*`);
  if (keys.length > 0) await redis.del(keys);
  redis.disconnect();
});

/** Guards as a process has them, with its own board over the one Redis, and how many accounts that board watches. */
const aProcess = (bounds: Readonly<{ countMax?: number; idleMs?: number }> = {}) => {
  const board = redisBreakerBoard({ redis, prefix, log });
  boards.push(board);
  const metrics = prometheusMetrics();
  const refusals = redisKeyRefusals({ redis, prefix, log });
  const watched = { count: 0 };
  const guards = accountGuards({
    board: {
      announce: (account, forMs) => board.announce(account, forMs),
      watch: (account, onHeld) => {
        const end = board.watch(account, onHeld);
        watched.count += 1;
        return () => {
          watched.count -= 1;
          end();
        };
      },
    },
    refusals,
    limits,
    ...bounds,
    clock,
    log,
    metrics,
  });
  return { guards, board, refusals, metrics, watched };
};
const account = (name: string) => `gwa_${name}` as GatewayAccountId;
/** The plainest account there is, and how its provider says that it does not take the key. */
const opened = ({ guards }: ReturnType<typeof aProcess>, name: string) => {
  let refuse = (): void => undefined;
  const open = guards.guard(account(name), 'manual', (keyRefused): OpenAccount => {
    refuse = keyRefused;
    const access = { id: account(name), mode: 'test', credentials: {}, retired: [], keyRefused } as const;
    const provider = manualProvider();
    return provider.open({ ...access, settings: provider.settings.parse({}) });
  });
  return { open, refuse: () => refuse(), asks: () => open.gateway.refundsOf('ref_1') };
};

describe('the guards of accounts', () => {
  it('are given up, and no longer watched for, when nobody has called an account for long', async () => {
    const process = aProcess({ idleMs: 40 });
    for (const name of ['a', 'b', 'c']) opened(process, name);
    expect([process.guards.all().length, process.watched.count]).toEqual([3, 3]);
    await eventually('they are given up', () => process.guards.all().length === 0);
    expect(process.watched.count).toBe(0);
  });

  it('are as many as they may be at most, and those called lately stay', async () => {
    const process = aProcess({ countMax: 3 });
    const first = opened(process, 'first');
    for (let number = 0; number < 20; number += 1) {
      opened(process, `other_${number}`);
      await first.asks();
    }
    const known = process.guards.all().map((view) => view.account);
    expect(known).toHaveLength(3);
    expect(known).toContain(account('first'));
    expect(process.watched.count).toBe(3);
  });

  it('come back by the next call of an account that was given up', async () => {
    const process = aProcess({ idleMs: 40 });
    const first = opened(process, 'back');
    await eventually('it is given up', () => process.guards.all().length === 0);
    await first.asks();
    expect(process.guards.all().map((view) => view.account)).toEqual([account('back')]);
    expect(process.watched.count).toBe(1);
  });

  it('are not told any more of an account that a process has stopped watching', async () => {
    const { board } = aProcess();
    const held: string[] = [];
    const end = board.watch(account('gone'), () => held.push('gone'));
    board.watch(account('stays'), () => held.push('stays'));
    end();
    for (const name of ['gone', 'stays']) board.announce(account(name), 60_000);
    await eventually('the other is told', () => held.includes('stays'));
    expect(held).not.toContain('gone');
  });
});

describe('an account whose key is refused', () => {
  it('rests, is counted and noted for every process, once for each rest', async () => {
    const [one, other] = [aProcess(), aProcess()];
    const { refuse } = opened(one, 'refused');
    for (let call = 0; call < 5; call += 1) refuse();
    expect(one.guards.isOpen(account('refused'))).toBe(true);
    expect(one.guards.all()).toMatchObject([{ state: 'open', isKeyRefused: true }]);
    expect((await one.metrics.render()).body).toContain(
      'kassa_refusals_total{operation="call-manual",code="gateway-key-refused"} 1',
    );
    await eventually(
      'another process knows when',
      async () => (await other.refusals.lastOf([account('refused'), account('fine')]))[0] !== null,
    );
    expect(await other.refusals.lastOf([account('refused'), account('fine')])).toEqual([
      expect.any(Date),
      null,
    ]);
  });

  it('is asked again at once when it is opened with another key', async () => {
    const process = aProcess();
    opened(process, 'rotated').refuse();
    expect(process.guards.isOpen(account('rotated'))).toBe(true);
    const anew = opened(process, 'rotated');
    expect(process.guards.all()).toMatchObject([{ state: 'closed', isKeyRefused: false }]);
    expect(await anew.asks()).toEqual([]);
  });
});
