import {
  credentialKeeper,
  gatewaysUseCases,
  type GatewaysUseCases,
  type KnownAccount,
  rememberedAccounts,
  rememberedRules,
} from '#application/gateways/index';
import { type BreakerStates } from '#application/gateways/ports/breaker-board';
import { listPastPayments } from '#application/payments/index';
import { type Provider } from '#application/gateways/ports/provider';
import { type SecretBox } from '#application/shared/ports/secret-box';
import { type GatewayAccountId } from '#domain/shared/ids';
import { mongoGatewayAccountRepository } from '#infrastructure/mongo/gateways/mongo-gateway-account-repository';
import { mongoRuleSetRepository } from '#infrastructure/mongo/gateways/mongo-rule-set-repository';
import { mongoPaymentViews } from '#infrastructure/mongo/payments/mongo-payment-views';
import { accountGuards, type AccountGuards } from '#infrastructure/resilience/account-guards';
import { type GuardLimits } from '#infrastructure/resilience/call-guard';
import { type Config, WrongConfiguration } from './config.ts';
import { type ConfiguredAccount, configuredAccounts } from './configured-accounts.ts';
import { type Platform } from './platform.ts';
import { providers } from './providers.ts';

/** Every provider, the environment's accounts at them, and tenants' own. */
export const openGateways = (
  { config, mongo, breakers: board, refusals, clock, ids, log, metrics }: Platform,
  secrets: SecretBox,
): GatewaysUseCases & Readonly<{ breakers: BreakerStates }> => {
  const accounts = mongoGatewayAccountRepository({ mongo });
  const remembered = rememberedAccounts(accounts);
  const keeper = credentialKeeper({ accounts, remembered, secrets, clock, log });
  const known = providers(config, { now: () => clock.now(), keeper });
  const named = configuredAccounts(config);
  const rules = mongoRuleSetRepository({ mongo });
  const guards = accountGuards({ board, refusals, limits: guardLimits(config), clock, log, metrics });
  const useCases = gatewaysUseCases({
    rules,
    rememberedRules: rememberedRules(rules),
    pastPayments: { page: listPastPayments({ views: mongoPaymentViews({ mongo }) }) },
    accounts,
    remembered,
    providers: known,
    configured: known.flatMap((provider) => {
      const account = named[provider.name];
      return account ? [configuredAccount(guards, provider, account)] : [];
    }),
    guard: guards.guard,
    refusals,
    isResting: (account) => guards.isOpen(account),
    mode: config.GATEWAY_MODE,
    webhookUrl: (provider, account) => `${config.PUBLIC_URL ?? ''}/api/v1/webhooks/${provider}/${account}`,
    secrets,
    clock,
    ids,
    log,
  });
  return { ...useCases, breakers: guards };
};

/** An account that got no answer to half of at least twenty calls of ten seconds is given a rest of as long as configured. */
const guardLimits = (config: Config): GuardLimits => ({
  atOnceMax: config.GATEWAY_CALLS_MAX,
  waitingMax: config.GATEWAY_CALLS_MAX,
  failingShare: 0.5,
  windowMs: 10_000,
  callsASecondMin: 2,
  openMs: config.GATEWAY_REST_MS,
  retriesMax: 2,
});

const configuredAccount = (
  guards: AccountGuards,
  provider: Provider,
  { mode, ...given }: ConfiguredAccount,
): KnownAccount => {
  const { name } = provider;
  const id = `gwa_configured_${name}` as GatewayAccountId;
  const settings = provider.settings.safeParse(given.settings);
  const credentials = provider.credentials.safeParse(given.credentials);
  const issues = [settings, credentials].flatMap(({ error }) =>
    (error?.issues ?? []).map(({ path, message }) => ({ path: path.join('.'), message })),
  );
  if (credentials.success) issues.push(...(provider.modeIssues?.(mode, credentials.data) ?? []));
  if (issues.length > 0)
    throw new WrongConfiguration(
      issues.map(({ path, message }) => `The account at ${name}: ${path} ${message}`).join('\n'),
    );
  const access = { id, mode, settings: settings.data, credentials: credentials.data, retired: [] };
  const open = guards.guard(id, name, (keyRefused) => provider.open({ ...access, keyRefused }));
  return { id, tenantId: null, provider: name, mode, open };
};
