import { controlClient } from '#test/sandbox/open-sandbox';
import { eventually } from '#test/support/eventually';
import { type PaymentBody } from '#test/support/resources';
import { openWorld, type World, type WorldOptions } from '#test/support/world';

/** A payment of 100 dollars that its payer is to approve at PayPal; say what differs. */
export const aPayment = (changes: object = {}) => ({
  amount: 10_000,
  currency: 'USD',
  gateway: 'paypal',
  paymentMethod: { type: 'paypal' },
  returnUrl: 'https://shop.example/back',
  ...changes,
});
/** A saved PayPal account that the emulator knows from the start. */
export const saved = (name: string) => ({ type: 'paypal', token: `sandbox-vault-${name}` });

/** A world in which PayPal's webhooks are worked off as they come, with a hand on PayPal. */
export const openPaypalWorld = async (options: WorldOptions = {}) => {
  const world = await openWorld(options);
  const worker = await world.startWorker({ sweeping: false });
  const control = controlClient(world.sandbox.controlUrl);
  const tell = async (path: string, body: object): Promise<void> => {
    const { status, body: answer } = await control('POST', path, { provider: 'paypal', ...body });
    if (status !== 200) throw new Error(JSON.stringify(answer));
  };
  return {
    ...world,
    control,
    /** A payment that waits for its payer, and where they go. */
    waiting: async (changes: object = {}, how: 'charge' | 'authorize' = 'charge') => {
      const { status, body } = await world.post(`/payments/${how}`, aPayment(changes));
      expect([status, body.status]).toEqual([201, 'requires_action']);
      const payment = body as PaymentBody & { nextAction: { url: string } };
      return { id: payment.id, page: payment.nextAction.url, payment };
    },
    paid: async (changes: object = {}): Promise<PaymentBody> => {
      const asked = aPayment({ paymentMethod: saved('ok'), ...changes });
      const { status, body } = await world.post('/payments/charge', asked);
      expect([status, body.status]).toEqual([201, 'completed']);
      return body as PaymentBody;
    },
    /** Waits until a payment stands so, by whatever leads there. */
    becomes: (id: string, status: string): Promise<PaymentBody> =>
      eventually(`${id} is ${status}`, async () => {
        const payment = await world.payment(id);
        return payment.status === status ? payment : undefined;
      }),
    payer: (paymentId: string, act: 'pay' | 'cancel' = 'pay', url?: string) =>
      tell('/payer', { paymentId, act, ...(url !== undefined && { url }) }),
    faultAt: (operation: string, mode: string) => tell('/faults', { operation, mode, times: 1 }),
    policy: (policy: object) => tell('/webhooks/policy', policy),
    /** PayPal's own book, by our names of payments and refunds. */
    movements: async (...names: readonly string[]): Promise<string[]> =>
      (await world.book('paypal', names))
        .filter(({ status }) => status === 'succeeded')
        .map(({ kind, amount }) => `${kind} ${amount}`),
    dispose: async () => {
      await worker.stop();
      await world.dispose();
    },
  };
};
export type PaypalWorld = Awaited<ReturnType<typeof openPaypalWorld>> & Pick<World, 'settle'>;
