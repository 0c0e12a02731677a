import { endOfCard } from '#domain/customers/card-expiry';
import { type Customer } from '#domain/customers/customer';
import { type MethodEvent } from '#domain/customers/method-events';
import { type MethodDecision, type SavedMethod } from '#domain/customers/saved-method';
import { type IntegrationEvent } from '../shared/integration-event.ts';
import { customersEvents } from './contract.ts';

/** Which of the things that happen to a method the rest of the world hears about, and under what name. */
const told: Partial<Record<MethodEvent['type'], IntegrationEvent['type']>> = {
  MethodSaved: customersEvents.methodAdded,
  ExpiryNoticed: customersEvents.methodExpiring,
  MethodRemoved: customersEvents.methodRemoved,
  MethodVanished: customersEvents.methodRemoved,
};

/** A method that was never saved was never there for anybody else, so nobody is told that it is gone. */
export const methodEvents = ({ state, events }: MethodDecision): IntegrationEvent[] =>
  events.flatMap((event) => {
    const type = told[event.type];
    return type && state.savedAt
      ? [envelope('payment_methods', state, type, event.at, methodData(state))]
      : [];
  });

export const customerCreated = (customer: Customer): IntegrationEvent =>
  envelope('customers', customer, customersEvents.customerCreated, customer.createdAt, {
    customerId: customer.id,
    userId: customer.userId,
  });

const methodData = (method: SavedMethod): Record<string, unknown> => ({
  paymentMethodId: method.id,
  customerId: method.customerId,
  gateway: method.gateway,
  gatewayAccountId: method.gatewayAccountId,
  methodType: method.type,
  brand: method.brand,
  last4: method.last4,
  expMonth: method.expMonth,
  expYear: method.expYear,
  endsAt: endOfCard(method)?.toISOString() ?? null,
});

const envelope = (
  kind: string,
  aggregate: Readonly<{ id: string; tenantId: string; version: number }>,
  type: IntegrationEvent['type'],
  at: Date,
  data: Record<string, unknown>,
): IntegrationEvent => ({
  id: `${aggregate.id}.${aggregate.version + 1}.0`,
  type,
  tenantId: aggregate.tenantId,
  aggregate: { kind, id: aggregate.id },
  at: at.toISOString(),
  data,
});
