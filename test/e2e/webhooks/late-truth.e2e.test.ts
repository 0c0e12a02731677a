import { aCharge, card } from '#test/support/client';
import { bookDifferences } from '#test/support/books';
import { eventually } from '#test/support/eventually';
import { stripeOf } from '#test/support/stripe-client';
import { openWorld, type World } from '#test/support/world';

describe('a provider whose truth comes after our answer', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await world.startWorker();
  });
  afterAll(() => world.dispose());

  it('200: given a declined payment, when its customer pays it in the browser after all, then it is completed', async () => {
    const { body } = await world.post('/payments/charge', aCharge({ paymentMethod: card('chargeDeclined') }));
    const { id, providerPaymentId } = body.payment;
    await stripeOf(world).paymentIntents.confirm(providerPaymentId, { payment_method: 'pm_card_visa' });
    const payment = await eventually('the payment follows the money', async () => {
      const found = await world.payment(id);
      return found.status === 'completed' && found;
    });
    expect(payment).toMatchObject({ capturedAmount: 10_000, failure: null });
    expect(payment.timeline.map(({ status }: { status: string }) => status)).toEqual(
      expect.arrayContaining(['failed', 'completed']),
    );
    expect(await bookDifferences(world)).toEqual([]);
  });

  it("200: given an authorization, when it is captured in the provider's dashboard, then it is completed here too", async () => {
    const { id, providerPaymentId } = await world.authorized();
    await stripeOf(world).paymentIntents.capture(providerPaymentId!, { amount_to_capture: 7_000 });
    await eventually('the capture shows', async () => (await world.payment(id)).capturedAmount === 7_000);
    expect((await world.post(`/payments/${id}/capture`)).status).toBe(409);
    expect(await bookDifferences(world)).toEqual([]);
  });

  it('200: given an authorization that was released at the provider unheard, when it is captured, then it is cancelled', async () => {
    const quiet = await openWorld({ webhooksTo: null });
    const { id, providerPaymentId } = await quiet.authorized();
    await stripeOf(quiet).paymentIntents.cancel(providerPaymentId!);
    expect((await quiet.post(`/payments/${id}/capture`)).body).toMatchObject({
      status: 'cancelled',
      capturedAmount: 0,
    });
    await quiet.settle();
    expect(await quiet.payment(id)).toMatchObject({ status: 'cancelled', capturedAmount: 0 });
    expect(await bookDifferences(quiet)).toEqual([]);
    await quiet.dispose();
  });

  it('200: given a capture at the provider unheard, when the payment is cancelled, then the capture is found out', async () => {
    const quiet = await openWorld({ webhooksTo: null });
    const { id, providerPaymentId } = await quiet.authorized();
    await stripeOf(quiet).paymentIntents.capture(providerPaymentId!);
    await quiet.post(`/payments/${id}/cancel`);
    await quiet.settle();
    expect(await quiet.payment(id)).toMatchObject({ status: 'completed', capturedAmount: 10_000 });
    expect(await bookDifferences(quiet)).toEqual([]);
    await quiet.dispose();
  });
});
