import { admin, customer, platformOperator } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { deliver } from '#test/support/mailbox';
import { anEvent, signed } from '#test/support/signed';
import { type World } from '#test/support/world';
import { anAccountOf } from '../../gateways/a-gateway-account.ts';
import { aKey } from '../a-key.ts';
import { type Asker } from './callers.ts';

/** A thing of tenant acme, and of its customer ann where things belong to customers. */
export type Fixture = Readonly<{
  value: string;
  seenBy(asker: Asker): boolean;
  /** Nobody else may find it anywhere; false where anybody may know it. */
  isPrivate: boolean;
  /** Another one like it, for calls that end it. */
  another?: () => Promise<string>;
}>;

const ofTenant = ({ tenant }: Asker) => tenant === 'acme';
const ofOwner = (asker: Asker) => ofTenant(asker) && (asker.sub === 'ann' || asker.roles.includes('admin'));
const ofPlatform = ({ roles }: Asker) => roles.includes('platform');
const mine = (value: string, another?: () => Promise<string>): Fixture => ({
  value,
  seenBy: ofOwner,
  isPrivate: true,
  ...(another && { another }),
});
const ours = (value: string, another?: () => Promise<string>): Fixture => ({
  ...mine(value, another),
  seenBy: ofTenant,
});
const known = (value: string, seenBy: Fixture['seenBy']): Fixture => ({ value, seenBy, isPrivate: false });

type Answer = Readonly<{ status: number; body: { id: string } }>;
const idOf = ({ status, body }: Answer): string => {
  if (status !== 201) throw new Error(`expected 201, got ${status}: ${JSON.stringify(body)}`);
  return body.id;
};
const ann = { as: customer('ann') };

/** By the name of the parameter that they are named by in a path. */
export const makeFixtures = async (world: World): Promise<Readonly<Record<string, Fixture>>> => {
  const payment = (await world.charged({ orderId: 'order-of-ann' }, ann)).id;
  const refund = await world.post(`/payments/${payment}/refunds`, { amount: 100 });
  const dispute = await aDispute(world, payment);
  const customerId = idOf(await world.post('/customers', { name: 'Ann' }, ann));
  const method = async () =>
    idOf(await world.post('/payment-methods', { type: 'card', token: 'pm_card_visa' }, ann));
  const override = async () =>
    idOf(
      await world.post(
        '/admin/fee-overrides',
        { tenantId: 'acme', basisPoints: 100, reason: 'a friend' },
        { as: platformOperator },
      ),
    );
  // It can do no more than each of the keys that will be asked to rotate it.
  const key = async () => (await aKey(world, { scopes: ['api-keys:write'] })).id;
  const account = (await anAccountOf(world, 'acme')).id;

  return {
    paymentId: mine(payment),
    orderId: { ...mine('order-of-ann'), isPrivate: false },
    refundId: mine(idOf(refund)),
    disputeId: ours(dispute),
    customerId: mine(customerId),
    paymentMethodId: mine(await method(), method),
    // The platform meets it in webhook events; the account itself is not for it.
    gatewayAccountId: { ...ours(account), seenBy: (one) => ofTenant(one) || ofPlatform(one) },
    apiKeyId: ours(await key(), key),
    id: { ...ours(await aWebhookEvent(world, account)), seenBy: (one) => ofTenant(one) || ofPlatform(one) },
    tenantId: known('acme', ofPlatform),
    overrideId: { ...known(await override(), ofPlatform), another: override },
    provider: known('stripe', () => true),
  };
};

const aDispute = async (world: World, paymentId: string): Promise<string> => {
  await world.openDispute(paymentId);
  return eventually('the dispute is known', async () => {
    await world.sweep();
    const { body } = await world.get(`/disputes?paymentId=${paymentId}`, { as: admin });
    return (body.data as { id: string }[])[0]?.id;
  });
};

const aWebhookEvent = async (world: World, account: string): Promise<string> => {
  const at = world.platform.clock.now();
  const letter = signed(anEvent('evt_of_acme'), { secrets: ['whsec_acme'], at });
  const { status } = await deliver(world.url, letter, account);
  if (status !== 200) throw new Error(`the event was answered ${status}`);
  return `stripe:${account}:evt_of_acme`;
};
