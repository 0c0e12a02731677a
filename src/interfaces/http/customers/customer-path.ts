import { z } from 'zod';
import { CustomerIdSchema, PaymentMethodIdSchema } from '#application/shared/schemas';

export const CustomerPath = z.strictObject({ customerId: CustomerIdSchema });
export const PaymentMethodPath = z.strictObject({ paymentMethodId: PaymentMethodIdSchema });
