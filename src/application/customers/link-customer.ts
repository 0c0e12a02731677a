import { linkOf, promiseLink, recordLink } from '#domain/customers/customer-links';
import { type SavedMethod } from '#domain/customers/saved-method';
import { ok } from '#domain/shared/result';
import { type CustomersPorts } from './customers-ports.ts';
import { type MethodVault, type Vaulted } from './ports/method-vault.ts';
import { saveCustomer } from './save-customer.ts';

type Ports = Pick<CustomersPorts, 'customers' | 'clock'>;

/**
 * The customer's id at a method's account: the one we know, or else the one the provider gives when it is made to know
 * them. That is promised on the customer first, with what the provider is told, so that a repetition asks for the same.
 */
export const linkCustomer = async (
  ports: Ports,
  method: SavedMethod,
  vault: MethodVault,
): Vaulted<string> => {
  const { customerId, gatewayAccountId: account } = method;
  const customer = await saveCustomer(ports, method, (known) =>
    promiseLink(known, account, ports.clock.now()),
  );
  const link = linkOf(customer, account);
  if (!link) throw new Error(`${customerId} is promised no link to ${account}`);
  if (link.reference !== null) return ok(link.reference);
  const registered = await vault.register({ customerId, ...link.told }, `${customerId}:register:${account}`);
  if (!registered.ok) return registered;
  const linked = await saveCustomer(ports, method, (known) =>
    recordLink(known, account, registered.value, ports.clock.now()),
  );
  return ok(linkOf(linked, account)?.reference ?? registered.value);
};
