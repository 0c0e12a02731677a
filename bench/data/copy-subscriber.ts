import { type SecretBox } from '#application/shared/ports/secret-box';
import { type Customer } from '#domain/customers/customer';
import { type SavedMethod, sealingContext } from '#domain/customers/saved-method';
import { type CustomerId, type PaymentMethodId } from '#domain/shared/ids';

/** A customer and the card they saved. */
export type Subscriber = Readonly<{ customer: Customer; method: SavedMethod }>;

/** Another customer with another method, which stands for the same card at the provider. */
export const copySubscriber = (
  { customer, method }: Subscriber,
  { seal, open }: Pick<SecretBox, 'seal' | 'open'>,
  next: (prefix: string) => string,
): Subscriber => {
  const customerId = next('cus') as CustomerId;
  const id = next('pm') as PaymentMethodId;
  const { token } = method;
  if (token === null) throw new Error(`${method.id} has no token`);
  return {
    customer: {
      ...customer,
      id: customerId,
      version: 0,
      userId: null,
      defaultMethodId: id,
      request: { key: `bench-${customerId}`, hash: '' },
    },
    method: {
      ...method,
      id,
      version: 0,
      customerId,
      ownerId: null,
      // A sealed text opens only where it belongs.
      token: seal(open(token, sealingContext(method)), sealingContext({ ...method, id })),
      requests: [{ key: `bench-${id}`, hash: '', callKey: `${id}:begin`, refusal: null }],
    },
  };
};
