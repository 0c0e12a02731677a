import { type PaymentMethodId, type TenantId } from '#domain/shared/ids';
import { type Reaction } from '../../shared/integration-event.ts';
import { customersEvents } from '../contract.ts';
import { type CustomersPorts } from '../customers-ports.ts';
import { offerAsDefault } from '../offer-as-default.ts';

/** Offers a saved method as the default, when whoever saved it died before doing so. */
export const offerDefaultOnMethodAdded = (ports: CustomersPorts): Reaction => ({
  hears: customersEvents.methodAdded,
  run: async ({ tenantId, aggregate }) => {
    const method = await ports.methods.find(tenantId as TenantId, aggregate.id as PaymentMethodId);
    if (method) await offerAsDefault(ports, method);
  },
});
