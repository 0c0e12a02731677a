import { type Customer } from '#domain/customers/customer';
import { releaseDefault } from '#domain/customers/default-method';
import { beginKey } from '#domain/customers/method-requests';
import { type MethodNews } from '#domain/customers/method-news';
import { type SavedMethod, sealingContext } from '#domain/customers/saved-method';
import { type VaultCall } from '#domain/customers/vault-call';
import { type Sealed } from '#domain/customers/method-facts';
import { type CustomersPorts } from './customers-ports.ts';
import { forgetAtVault } from './forget-at-vault.ts';
import { linkCustomer } from './link-customer.ts';
import { saveCustomer } from './save-customer.ts';
import { type MethodVault } from './ports/method-vault.ts';
import { openStep } from './sealed-step.ts';
import { refusalNews, savedNews, stepNews } from './vault-news.ts';

export type VaultPorts = Pick<
  CustomersPorts,
  'customers' | 'methods' | 'vaults' | 'secrets' | 'clock' | 'metrics'
>;

/** Makes the promised call. It is durable by now; if we die in here, whoever comes next makes it again, under the same key. */
export const performVaultCall = async (ports: VaultPorts, method: SavedMethod): Promise<MethodNews> => {
  const { inFlight: call } = method;
  if (!call) throw new Error(`${method.id} has promised no call`);
  const startedAt = ports.clock.now();
  const customer = call.operation === 'remove' ? await withoutDefault(ports, method) : undefined;
  const vault = await ports.vaults.of(method.gatewayAccountId);
  const news: MethodNews = vault
    ? await ask(ports, vault, method, call, customer)
    : { kind: 'unknown', cause: 'its gateway account keeps no methods now' };
  ports.metrics.providerCalled({
    gateway: method.gateway,
    operation: `${call.operation}-method`,
    outcome: news.kind,
    seconds: (ports.clock.now().getTime() - startedAt.getTime()) / 1_000,
  });
  return news;
};

const ask = (
  ports: VaultPorts,
  vault: MethodVault,
  method: SavedMethod,
  call: VaultCall,
  customer: Customer | undefined,
): Promise<MethodNews> => {
  if (customer)
    return forgetAtVault(ports, vault, { method, customer, call }, () => begin(ports, vault, method));
  return call.operation === 'begin' ? begin(ports, vault, method) : finish(ports, vault, method, call);
};

/** The customer of a method that goes: it is not their default from now on, whatever its provider says. */
const withoutDefault = (ports: VaultPorts, method: SavedMethod): Promise<Customer> =>
  saveCustomer(ports, method, (known) => releaseDefault(known, method.id, ports.clock.now()));

const begin = async (ports: VaultPorts, vault: MethodVault, method: SavedMethod): Promise<MethodNews> => {
  const { id, type, setup } = method;
  const token = opened(ports, method, setup?.source ?? null);
  const link = await linkCustomer(ports, method, vault);
  if (!link.ok) return refusalNews(link.error, [token]);
  const customerReference = link.value;
  const begun = await vault.begin({
    customerReference,
    type,
    token,
    returnUrl: setup?.returnUrl ?? null,
    key: beginKey(id),
    methodId: id,
  });
  return begun.ok
    ? stepNews(ports.secrets, method, begun.value, customerReference)
    : refusalNews(begun.error, [token]);
};

const finish = async (
  ports: VaultPorts,
  vault: MethodVault,
  method: SavedMethod,
  { key, code: sealedCode }: VaultCall,
): Promise<MethodNews> => {
  const step = method.setup?.step;
  if (!step) throw new Error(`${method.id} has nothing to finish`);
  const { reference } = openStep(ports.secrets, method, step);
  const code = opened(ports, method, sealedCode);
  const link = await linkCustomer(ports, method, vault);
  if (!link.ok) return refusalNews(link.error, [reference]);
  const finished = await vault.finish({ customerReference: link.value, reference, code, key });
  return finished.ok
    ? savedNews(ports.secrets, method, finished.value, link.value)
    : refusalNews(finished.error, [reference, code]);
};

const opened = ({ secrets }: VaultPorts, method: SavedMethod, sealed: Sealed | null): string | null =>
  sealed === null ? null : secrets.open(sealed, sealingContext(method));
