import { type IntegrationEvent } from '#application/shared/integration-event';
import { eventually } from '#test/support/eventually';
import { type World } from '#test/support/world';

export type MessageBody = Readonly<{
  id: string;
  status: string;
  tries: number;
  template: string;
  lastError: string | null;
  providerId: string | null;
}>;

let people = 0;

/** People who are written to, and what is kept of that. */
export const lettersOf = (worldOf: () => Pick<World, 'post' | 'get'>) => {
  /** Somebody new with an address of their own. */
  const somebody = async (profile: Readonly<Record<string, string>> = {}) => {
    const address = profile.email ?? `p${(people += 1)}@example.com`;
    const { status, body } = await worldOf().post('/customers', { name: 'Ann', ...profile, email: address });
    expect(status).toBe(201);
    return { id: String(body.id), address };
  };
  const messagesOf = async (customerId: string, status = ''): Promise<MessageBody[]> => {
    const { body } = await worldOf().get(
      `/admin/messages?customerId=${customerId}${status && `&status=${status}`}`,
    );
    return body.data as MessageBody[];
  };
  /** Their one message, once it stands so. */
  const standing = (customerId: string, status: string) =>
    eventually(
      `the message of ${customerId} is ${status}`,
      async () => (await messagesOf(customerId, status))[0],
    );
  return { somebody, messagesOf, standing };
};

/** An event of billing, told by hand. */
export const about = (type: string, data: Readonly<Record<string, unknown>>): IntegrationEvent => ({
  id: `${String(data.subscriptionId ?? data.invoiceId)}.${type}`,
  type: `billing.${type}.v1`,
  tenantId: 'acme',
  aggregate: { kind: 'subscriptions', id: String(data.subscriptionId) },
  at: '2026-03-01T00:00:00.000Z',
  data,
});
/** What every event of a subscription tells. */
export const subscribed = (customerId: string) => ({
  subscriptionId: `sub_${customerId.slice(4)}`,
  customerId,
  statusBefore: 'active',
  planName: 'Pro',
  currency: 'USD',
  price: 2_900,
  periodIndex: 3,
});
