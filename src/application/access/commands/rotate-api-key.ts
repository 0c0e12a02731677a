import { z } from 'zod';
import {
  type KeyEnded,
  overlapDefaultMs,
  overlapMaxMs,
  rotateKey,
  type TooManySecrets,
} from '#domain/access/api-key';
import { type ApiKeyId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type Idempotency, keyReused, type KeyReused } from '../../shared/idempotency.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { type AccessPorts } from '../access-ports.ts';
import { writeToken } from '../api-key-token.ts';
import { apiKeyView, type NewSecret } from '../api-key-view.ts';
import { findOwn } from '../find-own.ts';
import { type ExceedsYourOwn, withinOwn } from '../powers.ts';
import { type RememberedKeys } from '../remembered-keys.ts';

export const RotateApiKey = z.strictObject({
  overlapMs: z
    .int()
    .min(0)
    .max(overlapMaxMs)
    .default(overlapDefaultMs)
    .describe('How much longer earlier secrets hold; 0 after a leak: nothing but the new one does'),
});
type Input = Readonly<{
  actor: Actor;
  id: ApiKeyId;
  overlapMs: number;
  idempotency: Idempotency | undefined;
}>;
type Refusal = NotFound | KeyReused | ExceedsYourOwn | KeyEnded | TooManySecrets;

/**
 * Gives a key another secret. If the answer is lost, asking anew is safe: it gives yet another one, and what held before
 * holds for the overlap. The same request again changes nothing, and does not show the secret once more.
 */
export const rotateApiKey = ({
  keys,
  remembered,
  secrets,
  clock,
  log,
}: AccessPorts & Readonly<{ remembered: RememberedKeys }>) => {
  return ({ actor, id, overlapMs, idempotency }: Input): Promise<Result<NewSecret, Refusal>> =>
    retryOnConflict(async () => {
      const key = await findOwn(keys, actor.tenantId, id);
      if (!key) return err(notFound);
      // Whoever gets a secret can do what the key can.
      const within = withinOwn(actor, key);
      if (!within.ok) return within;
      const at = clock.now();
      const request = idempotency && { key: idempotency.key, hash: idempotency.requestHash };
      const first = key.rotations?.find((made) => made.key === request?.key);
      if (first)
        return first.hash === request?.hash ? ok({ key: apiKeyView(key, at), token: null }) : err(keyReused);
      const secret = secrets.draw();
      const rotated = rotateKey(key, { secret: secrets.keep(secret), overlapMs, request }, at);
      if (!rotated.ok) return rotated;
      const saved = await keys.save(rotated.value);
      remembered.forget(id);
      const { tenantId, subject: by, requestId } = actor;
      log.info('api-key-rotated', { keyId: id, overlapMs, tenantId, by, requestId });
      return ok({ key: apiKeyView(saved, at), token: writeToken({ id, secret }) });
    });
};
