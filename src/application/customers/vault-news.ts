import { hash } from 'node:crypto';
import { type MethodNews } from '#domain/customers/method-news';
import { type MethodRefusalCode } from '#domain/customers/method-facts';
import { type SavedMethod, sealingContext } from '#domain/customers/saved-method';
import { type GatewayAccountId } from '#domain/shared/ids';
import { type SecretBox } from '../shared/ports/secret-box.ts';
import { type SetupStep, type VaultedMethod, type VaultRefusal } from './ports/method-vault.ts';
import { sealStep } from './sealed-step.ts';

/** By which one token is known again without being readable. Tokens are long and random, so it can't be turned back. */
export const fingerprintOf = (account: GatewayAccountId, token: string): string =>
  hash('sha256', `${account}\n${token}`, 'base64url');

export const savedNews = (
  secrets: SecretBox,
  method: SavedMethod,
  { token, ...facts }: VaultedMethod,
  customerReference: string,
): MethodNews => ({
  kind: 'saved',
  saved: {
    facts,
    token: secrets.seal(token, sealingContext(method)),
    fingerprint: fingerprintOf(method.gatewayAccountId, token),
    customerReference,
  },
});

export const stepNews = (
  secrets: SecretBox,
  method: SavedMethod,
  step: SetupStep,
  customerReference: string,
): MethodNews =>
  step.kind === 'saved'
    ? savedNews(secrets, method, step.method, customerReference)
    : { kind: 'step', step: sealStep(secrets, method, step) };

/** Refusals that end a try, not the setup. */
const another: ReadonlySet<MethodRefusalCode> = new Set(['code-wrong', 'code-expired', 'not-finished']);

/** What a refusal means. Providers like to quote what they were sent; none of `secret` may be seen anywhere. */
export const refusalNews = (
  { code, detail }: VaultRefusal,
  secret: readonly (string | null)[],
): MethodNews => {
  const shown = secret.reduce<string>((text, one) => (one ? text.replaceAll(one, '…') : text), detail);
  if (code === 'unavailable') return { kind: 'unknown', cause: shown };
  return { kind: another.has(code) ? 'not-yet' : 'refused', refusal: { code, detail: shown } };
};
