import { releaseDefault } from '#domain/customers/default-method';
import { type MethodFacts } from '#domain/customers/method-facts';
import { decide, type SavedMethod } from '#domain/customers/saved-method';
import { type Customer } from '#domain/customers/customer';
import { type CustomersPorts } from './customers-ports.ts';
import { keepMethod } from './keep-method.ts';
import { type VaultedMethod } from './ports/method-vault.ts';
import { saveCustomer } from './save-customer.ts';

type Ports = Pick<CustomersPorts, 'customers' | 'methods' | 'outbox' | 'heard' | 'clock' | 'log'>;
type Change = Readonly<{ type: 'MethodVanished' }> | Readonly<{ type: 'FactsChanged'; facts: MethodFacts }>;

/**
 * Makes a saved method, as it was read before its provider was asked, what that keeps `now`: with other facts, or gone. Only one
 * in use follows; what is being removed is for the removal to end. Throws ConcurrencyConflict when somebody has changed it since:
 * then the answer may be older than theirs, and has to be asked for again.
 */
export const followMethod = async (
  ports: Ports,
  method: SavedMethod,
  now: VaultedMethod | null,
): Promise<void> => {
  if (method.status !== 'active') return;
  const change = changeOf(method, now);
  if (!change) return;
  const isGone = change.type === 'MethodVanished';
  // Before, in case we die after; and after, in case somebody chose it in between.
  if (isGone) await release(ports, method);
  const decision = decide(method, { ...change, at: ports.clock.now() });
  if (!decision.ok) return;
  const { id, tenantId } = await keepMethod(ports, decision.value);
  ports.log.info('payment-method-followed', { paymentMethodId: id, tenantId, what: change.type });
  if (isGone) await release(ports, method);
};

const release = (ports: Ports, method: SavedMethod): Promise<Customer> =>
  saveCustomer(ports, method, (customer) => releaseDefault(customer, method.id, ports.clock.now()));

/** Undefined when it is as we know it. */
const changeOf = (method: MethodFacts, now: VaultedMethod | null): Change | undefined => {
  if (now === null) return { type: 'MethodVanished' };
  const { token: _token, ...facts } = now;
  const isKnown =
    method.brand === facts.brand &&
    method.last4 === facts.last4 &&
    method.expMonth === facts.expMonth &&
    method.expYear === facts.expYear &&
    method.bank === facts.bank;
  return isKnown ? undefined : { type: 'FactsChanged', facts };
};
