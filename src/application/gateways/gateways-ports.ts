import { type GatewayAccountId } from '#domain/shared/ids';
import { type Clock } from '../shared/ports/clock.ts';
import { type IdGenerator } from '../shared/ports/id-generator.ts';
import { type Log } from '../shared/ports/log.ts';
import { type SecretBox } from '../shared/ports/secret-box.ts';
import { type KnownAccount } from './known-account.ts';
import { type GatewayAccountRepository } from './ports/gateway-account-repository.ts';
import { type KeyRefusals } from './ports/key-refusals.ts';
import { type PastPayments } from './ports/past-payments.ts';
import { type RuleSetRepository } from './ports/rule-set-repository.ts';
import { type RememberedRules } from './remembered-rules.ts';
import { type OpenAccount, type Provider } from './ports/provider.ts';
import { type RememberedAccounts } from './remembered-accounts.ts';

/** All this module needs from the world. */
export interface GatewaysPorts {
  accounts: GatewayAccountRepository;
  remembered: RememberedAccounts;
  rules: RuleSetRepository;
  rememberedRules: RememberedRules;
  pastPayments: PastPayments;
  providers: readonly Provider[];
  /** The accounts that the environment names, in the order they are preferred in. */
  configured: readonly KnownAccount[];
  /** Opens an account's adapters with something between them and whoever calls them. */
  guard(
    account: GatewayAccountId,
    provider: string,
    open: (keyRefused: () => void) => OpenAccount,
  ): OpenAccount;
  /** When providers last refused accounts' keys. */
  refusals: KeyRefusals;
  /** Whether calls to an account are held back, because its provider has not been answering. */
  isResting(account: GatewayAccountId): boolean;
  /** Only accounts of this mode take new payments; undefined: all. */
  mode: 'test' | 'live' | undefined;
  /** Where the provider of an account tells us things. */
  webhookUrl(provider: string, account: GatewayAccountId): string;
  secrets: SecretBox;
  clock: Clock;
  ids: IdGenerator;
  log: Log;
}
