import { type Provider } from '#application/gateways/ports/provider';
import { agentTo } from './client/agent-to.ts';
import { paypalClient } from './client/paypal-client.ts';
import { paypalCapabilities } from './paypal-capabilities.ts';
import { paypalGateway } from './paypal-gateway.ts';
import { isOfMode, placesOf } from './paypal-hosts.ts';
import { PaypalCredentials, PaypalSettings } from './paypal-settings.ts';
import { paypalVault } from './paypal-vault.ts';
import { paypalStatement } from './reports/paypal-statement.ts';
import { certificateStore } from './webhooks/certificate-store.ts';
import { paypalLookups } from './webhooks/lookups.ts';
import { paypalDialect } from './webhooks/paypal-dialect.ts';
import { paypalEvents } from './webhooks/paypal-events.ts';

export type PaypalAt = Readonly<{
  /** Another place than PayPal's own; in the sandbox. */
  apiBase?: string | undefined;
  /** PEM of the authorities that certify signatures there; Node's own otherwise. */
  trustAnchors?: string | undefined;
  timeoutMs: number;
  /** Kassa's time, in which calls are promised. */
  now: () => Date;
}>;

/** PayPal (developer.paypal.com): orders that buyers approve on its page, saved accounts, disputes. */
export const paypalProvider = ({
  apiBase: configured,
  trustAnchors: anchors,
  timeoutMs,
  now,
}: PaypalAt): Provider<PaypalSettings, PaypalCredentials> => {
  // Shared by all accounts: connections and certificates have no owner.
  const agents = {
    test: agentTo(placesOf('test', configured).elsewhere),
    live: agentTo(placesOf('live', configured).elsewhere),
  };
  const certificates = certificateStore({ anchors, timeoutMs });
  return {
    name: 'paypal',
    capabilities: paypalCapabilities,
    settings: PaypalSettings,
    credentials: PaypalCredentials,
    modeIssues: (mode) =>
      isOfMode(mode, configured)
        ? []
        : [{ path: 'mode', message: `can't be ${mode}: this installation speaks to PayPal's other hosts` }],
    open: ({ mode, settings, credentials, retired, keyRefused }) => {
      const { apiBase, certificateOrigins } = placesOf(mode, configured);
      const { clientId, clientSecret } = credentials;
      const client = paypalClient({
        apiBase,
        clientId,
        clientSecret,
        timeoutMs,
        now,
        mode,
        agent: agents[mode],
        keyRefused,
      });
      const webhookIds = [credentials, ...retired].flatMap((kept) => kept.webhookIds);
      return {
        gateway: paypalGateway({ client, settings, now }),
        dialect: paypalDialect({
          webhookIds,
          certificateOrigins,
          certificates,
          lookups: paypalLookups(client),
        }),
        vault: paypalVault(client, settings),
        statement: paypalStatement(client),
        events: paypalEvents(client),
      };
    },
  };
};
