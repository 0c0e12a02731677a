import { type CredentialKeeper } from '#application/gateways/ports/credential-keeper';
import { type Provider } from '#application/gateways/ports/provider';
import { changePassword } from './merchant/change-password.ts';
import { paymeMerchant } from './merchant/payme-merchant.ts';
import { paymeCapabilities } from './payme-capabilities.ts';
import { keyNames, PaymeCredentials, type PaymeMode } from './payme-credentials.ts';
import { paymeGateway } from './payme-gateway.ts';
import { PaymeSettings } from './payme-settings.ts';
import { paymeVault } from './payme-vault.ts';
import { paymeStatement } from './subscribe/payme-statement.ts';
import { subscribeClient } from './subscribe/subscribe-client.ts';

/** Payme's payment pages and the address of its Subscribe API. */
const places = {
  live: { checkoutBase: 'https://checkout.paycom.uz', apiBase: 'https://checkout.paycom.uz/api' },
  test: { checkoutBase: 'https://test.paycom.uz', apiBase: 'https://checkout.test.paycom.uz/api' },
} as const satisfies Record<PaymeMode, object>;

export type PaymeAt = Readonly<{
  /** Other places than Payme's own; in the sandbox. */
  checkoutBase?: string | undefined;
  apiBase?: string | undefined;
  timeoutMs: number;
  /** Kassa's time, in which calls are promised. */
  now: () => Date;
  keeper: CredentialKeeper;
}>;

/** Payme (developer.help.paycom.uz): the payer's own page, saved cards, and the calls that Payme makes to us. */
export const paymeProvider = ({
  timeoutMs,
  now,
  keeper,
  ...at
}: PaymeAt): Provider<PaymeSettings, PaymeCredentials> => ({
  name: 'payme',
  capabilities: paymeCapabilities,
  settings: PaymeSettings,
  credentials: PaymeCredentials,
  modeIssues: (mode, credentials) =>
    credentials[keyNames[mode]] === undefined
      ? [
          {
            path: `credentials.${keyNames[mode]}`,
            message: `is missing: an account in mode ${mode} opens with no other key`,
          },
        ]
      : [],
  open: ({ id, mode, settings, credentials, retired, keyRefused }) => {
    const keyOf = (kept: PaymeCredentials): string | undefined => kept[keyNames[mode]];
    // Without a key for its mode an account opens to nobody, and Payme denies it everything.
    const key = keyOf(credentials) ?? '';
    const client = subscribeClient({
      apiUrl: at.apiBase ?? places[mode].apiBase,
      merchantId: settings.merchantId,
      key,
      timeoutMs,
      keyRefused,
    });
    const believed = [credentials, ...retired];
    return {
      gateway: paymeGateway({
        settings,
        checkoutBase: (at.checkoutBase ?? places[mode].checkoutBase).replace(/\/$/, ''),
        client,
        timeoutMs,
        now,
      }),
      merchant: paymeMerchant({
        settings,
        secrets: {
          keys: believed.flatMap((kept) => keyOf(kept) ?? []),
          signingSecrets: believed.flatMap((kept) => kept.signingSecrets ?? []),
        },
        changePassword: changePassword(keeper, { account: id, mode, key }),
      }),
      vault: paymeVault(client),
      statement: paymeStatement(client, settings.accountField),
    };
  },
});
