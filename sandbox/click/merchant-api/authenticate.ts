import { createHash, timingSafeEqual } from 'node:crypto';
import { type ClickWorld } from '../click-world.ts';
import { refuse } from './refusal.ts';

const shape = /^([^:]+):([0-9a-f]{40}):(\d{10})$/;

/**
 * Checks the header `Auth: <merchant_user_id>:<digest>:<timestamp>`, digest being the lower-case hex SHA-1 of timestamp
 * and secret key (click.md §2.1). The timestamp may be near the emulators' clock or near the machine's: tests move the
 * first, and callers have only the second.
 */
export const authenticate = ({ settings, clock }: ClickWorld, header: string | undefined): void => {
  const [, user, digest = '', timestamp = ''] = shape.exec(header ?? '') ?? [];
  if (user === undefined) throw refuse('unauthorized', 'Auth is not merchant_user_id:digest:timestamp');
  if (user !== settings.merchantUserId) throw refuse('unauthorized', 'merchant_user_id is not known');
  const due = createHash('sha1').update(timestamp).update(settings.secretKey).digest('hex');
  if (!timingSafeEqual(Buffer.from(due), Buffer.from(digest)))
    throw refuse('unauthorized', 'digest is wrong');
  const atMs = Number(timestamp) * 1000;
  const near = (nowMs: number): boolean => Math.abs(nowMs - atMs) <= settings.authSkewMs;
  if (!near(clock.nowMs()) && !near(Date.now())) throw refuse('unauthorized', 'timestamp is too far off');
};
