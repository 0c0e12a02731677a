import { type Money } from '#domain/shared/money';
import { type PaymentId } from '#domain/shared/ids';
import { toSom } from './click-amount.ts';

/** The page where a payer pays. It is not signed: who alters the amount is refused when Click asks us (Prepare). */
export const payLink = (
  payBase: string,
  { serviceId, merchantId }: Readonly<{ serviceId: string; merchantId: string }>,
  {
    paymentId,
    amount,
    returnUrl,
  }: Readonly<{ paymentId: PaymentId; amount: Money; returnUrl: string | null }>,
): string => {
  const asked = new URLSearchParams({
    service_id: serviceId,
    merchant_id: merchantId,
    amount: toSom(amount),
    transaction_param: paymentId,
    ...(returnUrl !== null && { return_url: returnUrl }),
  });
  return `${payBase}?${asked.toString()}`;
};
