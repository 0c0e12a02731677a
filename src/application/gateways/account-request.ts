import { type AccountRequest, type GatewayAccount, sealingContext } from '#domain/gateways/gateway-account';
import { err, ok, type Result } from '#domain/shared/result';
import { type Idempotency, keyReused, type KeyReused } from '../shared/idempotency.ts';
import { type SecretBox } from '../shared/ports/secret-box.ts';

type Place = Pick<GatewayAccount, 'id' | 'tenantId'>;

/** What is kept of a request: its hash was made over secrets, so it is sealed like them. */
export const accountRequest = (
  secrets: SecretBox,
  account: Place,
  { key, requestHash }: Idempotency,
  at: Date,
): AccountRequest => ({ key, sealedHash: secrets.seal(requestHash, sealingContext(account)), at });

/** The account as the first request with this key left it; refused when that one asked for something else. */
export const answerToRepeat = (
  secrets: SecretBox,
  account: GatewayAccount,
  { key, requestHash }: Idempotency,
): Result<GatewayAccount, KeyReused> => {
  const made = account.requests.find((request) => request.key === key);
  const isSame = made && secrets.open(made.sealedHash, sealingContext(account)) === requestHash;
  return isSame ? ok(account) : err(keyReused);
};

/** An account, and whether this answer repeats an earlier one. */
export type AccountAnswer<View> = Readonly<{ account: View; isRepeat: boolean }>;
