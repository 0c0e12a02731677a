import { type AccessUseCases, keyTrustMs } from '#application/access/index';
import { type Clock } from '#application/shared/ports/clock';
import { err, ok } from '#domain/shared/result';
import { type CredentialVerifier } from './authenticate.ts';

type Needs = Readonly<{
  authenticateKey: AccessUseCases['authenticateKey'];
  clock: Clock;
}>;

/** Services' keys: `sk_…`. */
export const apiKeyCredential = ({ authenticateKey, clock }: Needs): CredentialVerifier => ({
  recognises: (credential) => credential.startsWith('sk_'),
  verify: async (credential) => {
    const trustUntil = new Date(clock.now().getTime() + keyTrustMs);
    const found = await authenticateKey(credential);
    return found.ok ? ok({ identity: found.value, trustUntil }) : err('The API key is not valid.');
  },
});
