import { z } from 'zod';
import { accountsMax, createAccount as create } from '#domain/gateways/gateway-account';
import { type GatewayAccountId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type Idempotency, type KeyReused } from '../../shared/idempotency.ts';
import { KeyTaken } from '../../shared/key-taken.ts';
import { type AccountAnswer, accountRequest, answerToRepeat } from '../account-request.ts';
import { gatewayAccountView, type GatewayAccountView } from '../gateway-account-view.ts';
import { type GatewaysPorts } from '../gateways-ports.ts';
import { type AccountNotAccepted, readAs } from '../read-as.ts';
import { sealCredentials } from '../seal-credentials.ts';

export const LabelSchema = z.string().trim().min(1).max(120);
export const PrioritySchema = z
  .int()
  .min(0)
  .max(1_000)
  .describe('Among your accounts the one with the smallest number is chosen first');
export const FieldsSchema = z.record(z.string().min(1).max(64), z.unknown());

export const CreateAccount = z.strictObject({
  provider: z.string().min(1).max(32).describe('One of the names that GET /gateways and the reference give'),
  label: LabelSchema.describe('For people, to tell accounts apart'),
  mode: z.enum(['test', 'live']),
  priority: PrioritySchema.default(100),
  settings: FieldsSchema.default({}).describe('What the provider must be told, and anybody may know'),
  credentials: FieldsSchema.describe('Secret: encrypted at once, and never shown again'),
});
type Input = Readonly<{ actor: Actor; idempotency: Idempotency; asked: z.output<typeof CreateAccount> }>;

export type ProviderUnknown = Readonly<{ code: 'provider-unknown'; known: readonly string[] }>;
export type TooManyAccounts = Readonly<{ code: 'too-many-gateway-accounts' }>;

/** Adds an account of the tenant's own at a provider. It takes payments from now on. */
export const createAccount = (ports: GatewaysPorts) => {
  const { accounts, remembered, providers, secrets, clock, ids, log } = ports;
  const view = gatewayAccountView(ports);
  return async ({
    actor,
    idempotency,
    asked,
  }: Input): Promise<
    Result<
      AccountAnswer<GatewayAccountView>,
      KeyReused | ProviderUnknown | TooManyAccounts | AccountNotAccepted
    >
  > => {
    const { tenantId } = actor;
    const repeated = async () => {
      const first = await accounts.findByKey(tenantId, idempotency.key);
      const answer = first && answerToRepeat(secrets, first, idempotency);
      return answer?.ok ? ok({ account: view(answer.value), isRepeat: true }) : answer;
    };
    const repeat = await repeated();
    if (repeat) return repeat;

    const provider = providers.find(({ name }) => name === asked.provider);
    if (!provider) return err({ code: 'provider-unknown', known: providers.map(({ name }) => name) });
    const read = readAs(provider, asked.mode, asked);
    if (!read.ok) return read;
    const present = await accounts.ofTenant(tenantId);
    if (present.length >= accountsMax) return err({ code: 'too-many-gateway-accounts' });

    const at = clock.now();
    const place = { id: ids.next('gwa') as GatewayAccountId, tenantId };
    const { label, mode, priority } = asked;
    const { settings } = read.value;
    const credentials = sealCredentials(secrets, place, read.value.credentials);
    const account = create(
      { ...place, provider: provider.name, label, mode, priority, settings, credentials },
      accountRequest(secrets, place, idempotency, at),
    );
    try {
      const stored = await accounts.insert(account);
      remembered.forget(stored);
      log.info('gateway-account-created', {
        gatewayAccountId: stored.id,
        provider: provider.name,
        tenantId,
        by: actor.subject,
        requestId: actor.requestId,
      });
      return ok({ account: view(stored), isRepeat: false });
    } catch (failure) {
      const first = failure instanceof KeyTaken ? await repeated() : undefined;
      if (!first) throw failure;
      return first;
    }
  };
};
