import { type CustomerId, type TenantId } from '#domain/shared/ids';
import { type BillingPorts } from './billing-ports.ts';

const looked = 100;

/** Whether a customer has had a trial: nobody gets a second one by cancelling the first. */
export const hadTrial = async (
  { subscriptions }: Pick<BillingPorts, 'subscriptions'>,
  tenantId: TenantId,
  customerId: CustomerId,
): Promise<boolean> => {
  const { data } = await subscriptions.list({ tenantId }, { customerId }, { limit: looked });
  return data.some(({ trialEndsAt }) => trialEndsAt !== null);
};
