import { believedSecrets } from '#domain/access/api-key';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type Scope } from '../../shared/scope.ts';
import { type AccessPorts } from '../access-ports.ts';
import { readToken } from '../api-key-token.ts';
import { heedWrongSecrets } from '../heed-wrong-secrets.ts';
import { noteUse } from '../note-use.ts';
import { type RememberedKeys } from '../remembered-keys.ts';

export type KeyIdentity = Pick<Actor, 'tenantId' | 'subject' | 'roles' | 'apiKey'>;
export type KeyNotValid = Readonly<{ code: 'api-key-not-valid' }>;
const notValid: KeyNotValid = { code: 'api-key-not-valid' };

/** Who shows this key. Unknown, wrong, revoked and expired are one answer: what is the matter is nobody's who has no key. */
export const authenticateKey = (ports: AccessPorts & Readonly<{ remembered: RememberedKeys }>) => {
  const { remembered, secrets, clock } = ports;
  const note = noteUse(ports);
  const heed = heedWrongSecrets(ports);
  return async (text: string): Promise<Result<KeyIdentity, KeyNotValid>> => {
    const token = readToken(text);
    const key = token && (await remembered.read(token.id));
    if (!key) return err(notValid);
    const at = clock.now();
    if (!believedSecrets(key, at).some((kept) => secrets.matches(token.secret, kept))) {
      void heed(key.id);
      return err(notValid);
    }
    note(key, at);
    const { id, tenantId, roles } = key;
    return ok({ tenantId, subject: id, roles, apiKey: { id, scopes: key.scopes as readonly Scope[] } });
  };
};
