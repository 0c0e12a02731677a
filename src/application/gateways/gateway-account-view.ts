import { type GatewayAccount, stillBelieved } from '#domain/gateways/gateway-account';
import { type GatewayCapabilities } from '#domain/shared/gateway-capabilities';
import { keyOfSealed } from '../shared/ports/secret-box.ts';
import { type GatewaysPorts } from './gateways-ports.ts';

/** An account as its admins may see it: of its credentials only which there are, and for how long. */
export type GatewayAccountView = Omit<GatewayAccount, 'version' | 'credentials' | 'retired' | 'requests'> &
  Readonly<{
    credentials: Readonly<{
      fields: readonly string[];
      /** Of the key that sealed them. */
      keyId: string;
      retired: readonly Readonly<{ fields: readonly string[]; until: Date }>[];
    }>;
    /** Null when this installation no longer knows the provider. */
    capabilities: GatewayCapabilities | null;
    webhookUrl: string;
  }>;

export const gatewayAccountView =
  ({ providers, webhookUrl, clock }: Pick<GatewaysPorts, 'providers' | 'webhookUrl' | 'clock'>) =>
  (account: GatewayAccount): GatewayAccountView => {
    const { version: _v, retired: _r, requests: _q, credentials, ...shown } = account;
    return {
      ...shown,
      credentials: {
        fields: credentials.fields,
        keyId: keyOfSealed(credentials.sealed),
        retired: stillBelieved(account, clock.now()).map(({ fields, until }) => ({ fields, until })),
      },
      capabilities: providers.find(({ name }) => name === account.provider)?.capabilities ?? null,
      webhookUrl: webhookUrl(account.provider, account.id),
    };
  };
