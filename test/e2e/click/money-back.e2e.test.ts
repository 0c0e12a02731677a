import { type RefundBody } from '#test/support/resources';
import { openClickWorld, type ClickWorld, price } from './click-world.ts';

let click: ClickWorld;
beforeAll(async () => void (click = await openClickWorld({ env: { GATEWAY_TIMEOUT_MS: '400' } })));
afterAll(() => click.dispose());

const paidByLink = async (): Promise<string> => {
  const { id } = await click.waiting();
  expect((await click.payer(id, 'pay')).body.state).toBe('paid');
  return id;
};
const byCard = (token: string) =>
  click.post('/payments/charge', {
    amount: price,
    currency: 'UZS',
    gateway: 'click',
    paymentMethod: { type: 'card', token },
  });
const refund = async (id: string, body: object = {}) => click.post(`/payments/${id}/refunds`, body);

describe('money back through Click', () => {
  it('goes back whole for a payment by link, by the number that Click gave it', async () => {
    const id = await paidByLink();
    const { status, body } = await refund(id);
    expect([status, body.status]).toEqual([201, 'completed']);
    const { providerPaymentId } = await click.payment(id);
    expect(body.providerRefundId).toBe(`${providerPaymentId}:${body.id}`);
    expect(await click.payment(id)).toMatchObject({ status: 'refunded', refundedAmount: price });
    expect(await click.movements(id)).toEqual([`charge ${price}`, `refund ${price}`]);
  });

  it('goes back in parts, the last of them too', async () => {
    const id = await paidByLink();
    for (const amount of [1_000_001, 2_000_000]) expect((await refund(id, { amount })).status).toBe(201);
    expect((await refund(id)).body).toMatchObject({ status: 'completed', amount: 1_999_999 });
    expect((await click.payment(id)).status).toBe('refunded');
    expect(await click.movements(id)).toEqual([
      `charge ${price}`,
      'refund 1000001',
      'refund 2000000',
      'refund 1999999',
    ]);
  });

  it('is found out when the answer to a whole reversal is lost', async () => {
    const id = await paidByLink();
    await click.clickFault({ operation: 'payment.reversal', mode: 'timeout-after' });
    expect((await refund(id)).body.status).toBe('processing');
    await click.settle();
    expect(await click.payment(id)).toMatchObject({ status: 'refunded', refundedAmount: price });
    expect(await click.movements(id)).toEqual([`charge ${price}`, `refund ${price}`]);
  });

  it('waits for a person when the answer to a part is lost, who writes down what the cabinet shows', async () => {
    const id = await paidByLink();
    await click.clickFault({ operation: 'payment.partial-reversal', mode: 'timeout-after' });
    const { body } = await refund(id, { amount: 1_000_000 });
    expect(body.status).toBe('processing');
    for (let round = 0; round < 6; round += 1) {
      await click.pass(60_000);
      await click.sweep();
    }
    const { id: refundId } = body as RefundBody;
    expect((await click.get(`/refunds/${refundId}`)).body.status).toBe('processing');
    const written = await click.post(`/admin/refunds/${refundId}/record`, {
      outcome: 'completed',
      note: "it is in Click's cabinet",
      evidence: 'cabinet, payment of today',
    });
    expect([written.status, written.body.status]).toEqual([200, 'completed']);
    expect(await click.payment(id)).toMatchObject({
      status: 'partially_refunded',
      refundedAmount: 1_000_000,
    });
    expect(await click.movements(id)).toEqual([`charge ${price}`, 'refund 1000000']);
  });
});

describe('cards at Click', () => {
  it('are charged by their token, and their money goes back', async () => {
    const { status, body } = await byCard('sandbox-click-card-ok');
    expect([status, body.status]).toEqual([201, 'completed']);
    expect((await refund(body.id)).body.status).toBe('completed');
    expect(await click.movements(body.id)).toEqual([`charge ${price}`, `refund ${price}`]);
  });

  it('are declined, and take their time', async () => {
    expect((await byCard('sandbox-click-card-poor')).status).toBe(402);
    const { status, body } = await byCard('sandbox-click-card-slow');
    expect([status, body.status]).toEqual([202, 'processing']);
    await click.pass(12_000);
    await click.settle();
    expect((await click.payment(body.id)).status).toBe('completed');
  });

  it.each([
    ['timeout-after', 'completed', 1],
    // Click has no word for what it never heard of, so this waits for a person.
    ['timeout-before', 'processing', 0],
  ] as const)('are charged once or not at all when the answer is lost (%s)', async (mode, ends, moved) => {
    await click.clickFault({ operation: 'card-token.payment', mode });
    const { status, body } = await byCard('sandbox-click-card-ok');
    expect(status).toBe(202);
    await click.settle();
    expect((await click.payment(body.id)).status).toBe(ends);
    expect(await click.movements(body.id)).toHaveLength(moved);
  });
});
