import { type GatewayAccountId } from '#domain/shared/ids';
import { type NoticeOutcome } from './contract.ts';
import { type PaymentsPorts } from './payments-ports.ts';

/**
 * What becomes of news about a payment that we do not find. It may be ahead of our own write, so the provider is asked whose
 * payment it is; only what it keeps without our id is somebody else's.
 */
export const whoseNews = async (
  { gateways }: Pick<PaymentsPorts, 'gateways'>,
  account: GatewayAccountId,
  paymentReference: string | undefined,
): Promise<NoticeOutcome> => {
  if (paymentReference === undefined) return 'unknown-object';
  const gateway = await gateways.of(account);
  return (await gateway.whose?.(paymentReference)) === 'nobody' ? 'foreign' : 'unknown-object';
};
