import { type MethodStatus } from '#domain/customers/method-status';
import { sealingContext } from '#domain/customers/saved-method';
import { type CustomerId, type PaymentMethodId, type TenantId } from '#domain/shared/ids';
import { err, ok } from '#domain/shared/result';
import { isVisible, type Visibility } from '../../shared/visibility.ts';
import { type CustomersPorts } from '../customers-ports.ts';

export type MethodUnknown = Readonly<{ code: 'payment-method-unknown' }>;
export type MethodNotActive = Readonly<{ code: 'payment-method-not-active'; status: MethodStatus }>;

/** What a payment needs to charge a saved method, with its token in clear: it is sealed again, into the payment. */
export const findSaved =
  ({ methods, secrets }: Pick<CustomersPorts, 'methods' | 'secrets'>) =>
  async (seen: Visibility, id: PaymentMethodId) => {
    const method = await methods.find(seen.tenantId, id);
    if (!method || !isVisible(method, seen)) return err<MethodUnknown>({ code: 'payment-method-unknown' });
    const { status, token } = method;
    if (status !== 'active' || token === null)
      return err<MethodNotActive>({ code: 'payment-method-not-active', status });
    const { customerId, ownerId, gatewayAccountId, customerReference } = method;
    const { type, brand, last4, expMonth, expYear } = method;
    return ok({
      customerId,
      ownerId: ownerId ?? customerId,
      gatewayAccountId,
      customerReference,
      token: secrets.open(token, sealingContext(method)),
      method: { id, type, brand, last4, expMonth, expYear },
    });
  };

/** The subject that sees what belongs to a customer as theirs: their user, or the customer itself; undefined when there is none. */
export const ownerOf =
  ({ customers }: Pick<CustomersPorts, 'customers'>) =>
  async (tenantId: TenantId, customerId: CustomerId): Promise<string | undefined> => {
    const customer = await customers.find(tenantId, customerId);
    return customer && (customer.userId ?? customer.id);
  };
