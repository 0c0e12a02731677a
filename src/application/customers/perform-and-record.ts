import { type SavedMethod } from '#domain/customers/saved-method';
import { type CustomersPorts } from './customers-ports.ts';
import { offerAsDefault } from './offer-as-default.ts';
import { performVaultCall, type VaultPorts } from './perform-vault-call.ts';
import { recordMethodNews } from './record-method-news.ts';

export type PerformPorts = VaultPorts & Pick<CustomersPorts, 'outbox' | 'heard'>;

/** Makes the call that a method has promised, writes down what came of it, and offers what was saved as the default. */
export const performAndRecord = async (ports: PerformPorts, method: SavedMethod): Promise<SavedMethod> => {
  const news = await performVaultCall(ports, method);
  return offerAsDefault(ports, await recordMethodNews(ports, method, news));
};
