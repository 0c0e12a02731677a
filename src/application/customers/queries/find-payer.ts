import { type CustomerId, type PaymentMethodId, type TenantId } from '#domain/shared/ids';
import { ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type CustomersPorts } from '../customers-ports.ts';
import { type CustomerRefusal, namedCustomer } from '../named-customer.ts';
import { payerView, type PayerView } from '../payer-view.ts';

export const payerOf =
  ({ customers }: Pick<CustomersPorts, 'customers'>) =>
  async (tenantId: TenantId, id: CustomerId): Promise<PayerView | undefined> => {
    const customer = await customers.find(tenantId, id);
    return customer && payerView(customer);
  };

/** By the subject of the credential that is theirs. */
export const payerByUser =
  ({ customers }: Pick<CustomersPorts, 'customers'>) =>
  async (tenantId: TenantId, userId: string): Promise<PayerView | undefined> => {
    const customer = await customers.findByUser(tenantId, userId);
    return customer && payerView(customer);
  };

/** Whom a request is about: the one it names, if they may be seen; else the caller themselves, made known now. */
export const payerNamed =
  (ports: CustomersPorts) =>
  async (actor: Actor, id: CustomerId | undefined): Promise<Result<PayerView, CustomerRefusal>> => {
    const named = await namedCustomer(ports, actor, id);
    return named.ok ? ok(payerView(named.value)) : named;
  };

/** Whose a saved method is; undefined when there is none that can be charged. */
export const holderOf =
  ({ methods }: Pick<CustomersPorts, 'methods'>) =>
  async (tenantId: TenantId, id: PaymentMethodId): Promise<CustomerId | undefined> => {
    const method = await methods.find(tenantId, id);
    return method?.status === 'active' && method.token !== null ? method.customerId : undefined;
  };
