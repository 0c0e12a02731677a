import { type Customer } from '#domain/customers/customer';
import { type MethodFacts, type MethodRefusal } from '#domain/customers/method-facts';
import { type MethodStatus } from '#domain/customers/method-status';
import { type SavedMethod } from '#domain/customers/saved-method';
import { type CustomersPorts } from './customers-ports.ts';
import { openStep } from './sealed-step.ts';

/** What the customer must do, as they may see it: without the provider's own reference, which may be a token. */
export type StepView = Readonly<
  | { kind: 'browser'; clientSecret: string }
  | { kind: 'redirect'; url: string }
  | { kind: 'code'; phone: string | null; resendAfterMs: number | null }
>;

/** A saved method as anyone outside the module may see it: no token, no keys, no calls in flight. */
export type MethodView = MethodFacts &
  Pick<SavedMethod, 'id' | 'customerId' | 'gateway' | 'gatewayAccountId' | 'createdAt' | 'updatedAt'> &
  Readonly<{
    status: MethodStatus;
    isDefault: boolean;
    step: StepView | null;
    refusal: MethodRefusal | null;
  }>;

type Ports = Pick<CustomersPorts, 'customers' | 'secrets'>;

export const methodView = (
  { secrets }: Pick<Ports, 'secrets'>,
  method: SavedMethod,
  customer: Pick<Customer, 'defaultMethodId'> | undefined,
): MethodView => ({
  id: method.id,
  customerId: method.customerId,
  status: method.status,
  gateway: method.gateway,
  gatewayAccountId: method.gatewayAccountId,
  type: method.type,
  brand: method.brand,
  last4: method.last4,
  expMonth: method.expMonth,
  expYear: method.expYear,
  bank: method.bank,
  phone: method.phone,
  isDefault: method.status === 'active' && customer?.defaultMethodId === method.id,
  step: stepView(secrets, method),
  refusal: method.refusal,
  createdAt: method.createdAt,
  updatedAt: method.updatedAt,
});

const stepView = (secrets: Ports['secrets'], method: SavedMethod): StepView | null => {
  const pending = method.status === 'pending' ? method.setup?.step : null;
  if (!pending) return null;
  const { reference: _reference, ...shown } = openStep(secrets, method, pending);
  return shown;
};

/** Views of methods of any customers of one tenant, which takes one look at those customers. */
export const methodViews = async (
  ports: Ports,
  methods: readonly SavedMethod[],
): Promise<readonly MethodView[]> => {
  const [first] = methods;
  if (!first) return [];
  const ids = [...new Set(methods.map(({ customerId }) => customerId))];
  const customers = await ports.customers.findEach(first.tenantId, ids);
  return methods.map((method) =>
    methodView(
      ports,
      method,
      customers.find(({ id }) => id === method.customerId),
    ),
  );
};
