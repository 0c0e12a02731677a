import { type AmountOutsideLimits, openCharge } from '#domain/payments/open-payment';
import { drawPayment, type DrawRefusal } from '../draw-payment.ts';
import { type OpenPaymentInput } from '../open-payment-input.ts';
import { type PaymentsPorts } from '../payments-ports.ts';

/** Why this charge would be refused before any provider is asked; undefined when it would not be. Nothing is stored. */
export const refusalOfPayment =
  (ports: PaymentsPorts) =>
  async (input: OpenPaymentInput): Promise<DrawRefusal | AmountOutsideLimits | undefined> => {
    const at = ports.clock.now();
    const drawn = await drawPayment(ports, input, at);
    if (!drawn.ok) return drawn.error;
    const opened = openCharge({ ...drawn.value.payment, source: null }, at);
    return opened.ok ? undefined : opened.error;
  };
