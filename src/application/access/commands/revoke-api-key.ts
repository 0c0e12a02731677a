import { revokeKey } from '#domain/access/api-key';
import { type ApiKeyId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { type AccessPorts } from '../access-ports.ts';
import { apiKeyView, type ApiKeyView } from '../api-key-view.ts';
import { findOwn } from '../find-own.ts';
import { type RememberedKeys } from '../remembered-keys.ts';

/** Ends a key for good. Within a second no process believes it any more. Revoking it again changes nothing. */
export const revokeApiKey =
  ({ keys, remembered, clock, log }: AccessPorts & Readonly<{ remembered: RememberedKeys }>) =>
  ({ actor, id }: Readonly<{ actor: Actor; id: ApiKeyId }>): Promise<Result<ApiKeyView, NotFound>> =>
    retryOnConflict(async () => {
      const key = await findOwn(keys, actor.tenantId, id);
      if (!key) return err(notFound);
      const at = clock.now();
      const revoked = revokeKey(key, at);
      if (revoked === key) return ok(apiKeyView(key, at));
      const saved = await keys.save(revoked);
      remembered.forget(id);
      const { tenantId, subject: by, requestId } = actor;
      log.info('api-key-revoked', { keyId: id, tenantId, by, requestId });
      return ok(apiKeyView(saved, at));
    });
