import { z } from 'zod';
import { chooseDefault, releaseDefault } from '#domain/customers/default-method';
import { type MethodStatus } from '#domain/customers/method-status';
import { type PaymentMethodId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { isVisible, type Visibility } from '../../shared/visibility.ts';
import { type CustomersPorts } from '../customers-ports.ts';
import { methodView, type MethodView } from '../method-view.ts';
import { saveCustomer } from '../save-customer.ts';

export const ChangeMethod = z.strictObject({ default: z.literal(true) });
type Input = Readonly<{ seen: Visibility; paymentMethodId: PaymentMethodId }>;
export type NotActive = Readonly<{ code: 'payment-method-not-active'; status: MethodStatus }>;
type Ports = Pick<CustomersPorts, 'methods' | 'customers' | 'secrets' | 'clock'>;

/** Makes a saved method its customer's default, and thereby no other. */
export const chooseDefaultMethod =
  (ports: Ports) =>
  async ({ seen, paymentMethodId: id }: Input): Promise<Result<MethodView, NotFound | NotActive>> => {
    const { methods, clock } = ports;
    const method = await methods.find(seen.tenantId, id);
    if (!method || !isVisible(method, seen)) return err(notFound);
    const { status } = method;
    if (status !== 'active') return err({ code: 'payment-method-not-active', status });
    const customer = await saveCustomer(ports, method, (known) => chooseDefault(known, id, clock.now()));
    const still = await methods.find(seen.tenantId, id);
    if (still?.status === 'active') return ok(methodView(ports, still, customer));
    // Whoever removes it may have taken it from the customer a moment before we gave it to them.
    await saveCustomer(ports, method, (known) => releaseDefault(known, id, clock.now()));
    return err({ code: 'payment-method-not-active', status: still?.status ?? 'removed' });
  };
