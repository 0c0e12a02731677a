import {
  type GatewayAccount,
  sealingContext,
  type SealedCredentials,
} from '#domain/gateways/gateway-account';
import { type SecretBox } from '../shared/ports/secret-box.ts';

type Place = Pick<GatewayAccount, 'id' | 'tenantId'>;
export type Credentials = Readonly<Record<string, unknown>>;

/** Credentials as they are kept: unreadable, and of no use anywhere but in this account. */
export const sealCredentials = (
  secrets: SecretBox,
  account: Place,
  credentials: Credentials,
): SealedCredentials => ({
  sealed: secrets.seal(JSON.stringify(credentials), sealingContext(account)),
  fields: Object.keys(credentials).filter((name) => isSet(credentials[name])),
});

/** The present credentials, readable. They go to the provider's adapter and nowhere else. */
export const openCredentials = (
  secrets: SecretBox,
  account: Place & Pick<GatewayAccount, 'credentials'>,
): Credentials =>
  JSON.parse(secrets.open(account.credentials.sealed, sealingContext(account))) as Credentials;

const isSet = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
