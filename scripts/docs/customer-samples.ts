import { customerCreated, methodEvents } from '#application/customers/publish';
import { type IntegrationEvent } from '#application/shared/integration-event';
import { newCustomer } from '#domain/customers/customer';
import { openMethod } from '#domain/customers/method-requests';
import { decide, type MethodDecision } from '#domain/customers/saved-method';
import { type CustomerId, type PaymentMethodId } from '#domain/shared/ids';
import { type Result } from '#domain/shared/result';
import { ids, later, noon } from './sample-facts.ts';

const customerId = 'cus_01JD3M0A4S6D8F1G3H5J7K9L2Z' as CustomerId;
const made = <T>(decision: Result<T, unknown>): T => {
  if (!decision.ok) throw new Error('a sample is refused by the domain');
  return decision.value;
};
const next = ({ state }: MethodDecision) => ({ ...state, version: state.version + 1 });

/** Events of a customer and a card of theirs; `userId`: null for customers who never call themselves. */
export const customerSamples = (userId: string | null): IntegrationEvent[] => {
  const { tenant: tenantId, account: gatewayAccountId } = ids;
  const request = { key: 'save-1', hash: '', at: noon, leaseEndsAt: later };
  const { state } = openMethod(
    {
      id: 'pm_01JD3M1B5T7V9W2X4Y6Z8C1D3F' as PaymentMethodId,
      tenantId,
      customerId,
      ownerId: userId,
      gateway: 'stripe',
      gatewayAccountId,
      type: 'card',
      makeDefault: false,
      source: null,
      returnUrl: null,
      expiresAt: later,
    },
    request,
  );
  const isCard = userId !== null;
  const facts = {
    type: isCard ? ('card' as const) : ('paypal' as const),
    brand: isCard ? 'visa' : null,
    last4: isCard ? '4242' : null,
    expMonth: isCard ? 12 : null,
    expYear: isCard ? 2034 : null,
    bank: null,
    phone: null,
  };
  const saved = { facts, token: '', fingerprint: '', customerReference: 'cus_9s6XKzkNRiz8i3' };
  const added = made(decide(state, { type: 'MethodSaved', saved, at: noon }));
  const noticed = made(decide(next(added), { type: 'ExpiryNoticed', at: later }));
  const call = { operation: 'remove', key: '', code: null, asks: 0, nextAskAt: later } as const;
  const removing = made(decide(next(noticed), { type: 'RemovalRequested', call, at: later }));
  const removed = made(decide(next(removing), { type: 'MethodRemoved', at: later }));
  return [
    customerCreated(newCustomer({ id: customerId, tenantId, userId, request }, noon)),
    ...[added, noticed, removed].flatMap(methodEvents),
  ];
};
