import { CheckoutPaymentIntent, type Order, type OrderRequest } from '@paypal/paypal-server-sdk';
import { type OpenPaypal } from './open-paypal.ts';

let orders = 0;

/** What a test says about an order; the rest is a charge of 100 dollars. */
export type OrderWish = {
  readonly value?: string;
  readonly currency?: string;
  readonly hold?: boolean;
  /** The payment token that pays; none: the payer approves. */
  readonly token?: string;
  readonly invoiceId?: string;
  readonly requestId?: string;
};

/** Takes the shop's name of a payment and a wish and gives the request for the order. */
export const orderFor = (customId: string, wish: OrderWish = {}): OrderRequest => ({
  intent: wish.hold === true ? CheckoutPaymentIntent.Authorize : CheckoutPaymentIntent.Capture,
  purchaseUnits: [
    {
      customId,
      amount: { currencyCode: wish.currency ?? 'USD', value: wish.value ?? '100.00' },
      ...(wish.invoiceId === undefined ? {} : { invoiceId: wish.invoiceId }),
    },
  ],
  ...(wish.token === undefined ? {} : { paymentSource: { paypal: { vaultId: wish.token } } }),
});

/** Pays an order with a payment token, `sandbox-vault-ok` unless another is wished, and gives it processed. */
export const paid = async (open: OpenPaypal, customId: string, wish: OrderWish = {}): Promise<Order> => {
  orders += 1;
  const { result } = await open.orders.createOrder({
    body: orderFor(customId, { token: 'sandbox-vault-ok', ...wish }),
    paypalRequestId: wish.requestId ?? `order-${orders}`,
  });
  return result;
};

/** Gives the id of the only capture of an order. */
export const captureIdOf = (order: Order): string => order.purchaseUnits![0]!.payments!.captures![0]!.id!;

/** Gives the id of the only hold of an order. */
export const holdIdOf = (order: Order): string => order.purchaseUnits![0]!.payments!.authorizations![0]!.id!;
