import { type Provider } from '#application/gateways/ports/provider';
import { clickCapabilities } from './click-capabilities.ts';
import { clickGateway } from './click-gateway.ts';
import { clickHttp, type ClickPlace } from './click-http.ts';
import { clickMerchant } from './click-merchant.ts';
import { ClickCredentials, ClickSettings } from './click-settings.ts';
import { clickVault } from './click-vault.ts';

/** Click (docs.click.uz). The addresses lead elsewhere only in the sandbox. */
export const clickProvider = (at: ClickPlace): Provider<ClickSettings, ClickCredentials> => ({
  name: 'click',
  capabilities: clickCapabilities,
  settings: ClickSettings,
  credentials: ClickCredentials,
  open: ({ settings, credentials: { secretKey }, retired, keyRefused }) => {
    const call = clickHttp(at, { merchantUserId: settings.merchantUserId, secretKey }, keyRefused);
    return {
      gateway: clickGateway({ call, settings, payBase: at.payBase }),
      merchant: clickMerchant({
        settings,
        secretKeys: [secretKey, ...retired.map((old) => old.secretKey)],
      }),
      vault: clickVault(call, settings.serviceId),
    };
  },
});
