import { z } from 'zod';
import { createKey, keyRoles, keysMax } from '#domain/access/api-key';
import { type ApiKeyId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type Idempotency, keyReused, type KeyReused } from '../../shared/idempotency.ts';
import { KeyTaken } from '../../shared/key-taken.ts';
import { isScope, type Scope, scopedResources } from '../../shared/scope.ts';
import { type AccessPorts } from '../access-ports.ts';
import { writeToken } from '../api-key-token.ts';
import { apiKeyView, type NewSecret } from '../api-key-view.ts';
import { type ExceedsYourOwn, withinOwn } from '../powers.ts';

const scopesMax = 50;

const ScopeSchema = z
  .string()
  .refine(isScope, {
    error: `is no scope: write *, or <what>:read, <what>:write or <what>:*, where <what> is one of ${scopedResources.join(', ')}`,
  })
  .transform((text): Scope => text);

export const CreateApiKey = z.strictObject({
  name: z.string().trim().min(1).max(120).describe('For people, to tell keys apart'),
  roles: z.array(z.enum(keyRoles)).min(1).describe('What a user with these roles may do, the key may do'),
  scopes: z
    .array(ScopeSchema)
    .min(1)
    .max(scopesMax)
    .describe('Of that, what it is for. Every call names the scope it needs as x-scope'),
  expiresAt: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .nullish()
    .describe('Not included; open if left out'),
});
type Input = Readonly<{
  actor: Actor;
  idempotency: Idempotency | undefined;
  asked: z.output<typeof CreateApiKey>;
}>;

export type ExpiresInPast = Readonly<{ code: 'expires-in-the-past' }>;
export type TooManyKeys = Readonly<{ code: 'too-many-api-keys' }>;
type Refusal = KeyReused | ExceedsYourOwn | ExpiresInPast | TooManyKeys;

/** Makes a key. Its secret is in this answer and nowhere else, so a repeated request gets the key without it. */
export const createApiKey = ({ keys, secrets, clock, ids, log }: AccessPorts) => {
  const repeated = async ({
    actor: { tenantId },
    idempotency,
  }: Input): Promise<Result<NewSecret, KeyReused> | undefined> => {
    const first = idempotency && (await keys.findByRequest(tenantId, idempotency.key));
    if (!first) return undefined;
    return first.request?.hash === idempotency.requestHash
      ? ok({ key: apiKeyView(first, clock.now()), token: null })
      : err(keyReused);
  };

  return async (input: Input): Promise<Result<NewSecret, Refusal>> => {
    const { actor, idempotency, asked } = input;
    const repeat = await repeated(input);
    if (repeat) return repeat;
    const within = withinOwn(actor, asked);
    if (!within.ok) return within;
    const at = clock.now();
    const { name, roles, scopes, expiresAt = null } = asked;
    if (expiresAt && expiresAt <= at) return err({ code: 'expires-in-the-past' });
    const { tenantId, subject: createdBy } = actor;
    if ((await keys.count(tenantId)) >= keysMax) return err({ code: 'too-many-api-keys' });

    const id = ids.next('key') as ApiKeyId;
    const secret = secrets.draw();
    const request = idempotency ? { key: idempotency.key, hash: idempotency.requestHash } : null;
    const given = { id, tenantId, name, roles, scopes, request, createdBy, createdAt: at, expiresAt };
    try {
      const stored = await keys.insert(createKey({ ...given, secret: secrets.keep(secret) }));
      log.info('api-key-created', {
        keyId: id,
        roles,
        scopes,
        tenantId,
        by: createdBy,
        requestId: actor.requestId,
      });
      return ok({ key: apiKeyView(stored, at), token: writeToken({ id, secret }) });
    } catch (failure) {
      const first = failure instanceof KeyTaken ? await repeated(input) : undefined;
      if (!first) throw failure;
      return first;
    }
  };
};
