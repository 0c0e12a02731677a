import { type Redis } from 'ioredis';
import { type BreakerBoard } from '#application/gateways/ports/breaker-board';
import { type Log } from '#application/shared/ports/log';
import { type GatewayAccountId } from '#domain/shared/ids';

const lookEveryMs = 500;

type Needs = Readonly<{ redis: Redis; prefix: string; log: Log }>;

/**
 * A key for each account that is held back, which goes away by itself. Everybody looks twice a second at those it calls;
 * while Redis is away, each process has only its own breaker.
 */
export const redisBreakerBoard = ({
  redis,
  prefix,
  log,
}: Needs): BreakerBoard & Readonly<{ stop(): void }> => {
  const watched = new Map<GatewayAccountId, (forMs: number) => void>();
  const key = (account: GatewayAccountId): string => `${prefix}:breaker:${account}`;
  const lost = (error: unknown): void => log.debug('breaker-board-away', { error });

  const look = async (): Promise<void> => {
    if (watched.size === 0) return;
    const accounts = [...watched.keys()];
    const asked = redis.pipeline();
    for (const account of accounts) asked.pttl(key(account));
    const answers = (await asked.exec()) ?? [];
    for (const [place, account] of accounts.entries()) {
      const forMs = Number(answers[place]?.[1] ?? 0);
      if (forMs > 0) watched.get(account)?.(forMs);
    }
  };
  const timer = setInterval(() => void look().catch(lost), lookEveryMs).unref();

  return {
    announce: (account, forMs) => void redis.set(key(account), '1', 'PX', forMs, 'NX').catch(lost),
    watch: (account, onHeld) => {
      watched.set(account, onHeld);
      return () => {
        if (watched.get(account) === onHeld) watched.delete(account);
      };
    },
    stop: () => clearInterval(timer),
  };
};
