import { replaceCredentials } from '#domain/gateways/gateway-account';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { type GatewaysPorts } from './gateways-ports.ts';
import { type CredentialKeeper } from './ports/credential-keeper.ts';
import { openCredentials, sealCredentials } from './seal-credentials.ts';

/** Keeps what a provider itself has put in place of an account's credentials. */
export const credentialKeeper = ({
  accounts,
  remembered,
  secrets,
  clock,
  log,
}: Pick<GatewaysPorts, 'accounts' | 'remembered' | 'secrets' | 'clock' | 'log'>): CredentialKeeper => ({
  replace: (id, change) =>
    retryOnConflict(async () => {
      const account = await accounts.find(id);
      if (!account) return 'not-kept';
      const credentials = sealCredentials(secrets, account, change(openCredentials(secrets, account)));
      remembered.forget(await accounts.save(replaceCredentials(account, credentials, clock.now())));
      log.info('gateway-account-rotated-by-provider', { gatewayAccountId: id, tenantId: account.tenantId });
      return 'kept';
    }),
});
