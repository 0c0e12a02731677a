import { orderFor, paid } from './paypal-checkout.ts';
import { linkOf, type OpenPaypal, openPaypal } from './open-paypal.ts';

let open: OpenPaypal;
beforeAll(async () => {
  open = await openPaypal();
});
afterAll(async () => {
  expect(await open.close()).toEqual([]);
});

const waysOut = {
  paypal: { experienceContext: { returnUrl: 'https://shop.test/back', cancelUrl: 'https://shop.test/out' } },
};
/** Begins an order and gives its id and the page of its payer. */
const begin = async (customId: string): Promise<{ id: string; page: string }> => {
  const { result } = await open.orders.createOrder({
    body: { ...orderFor(customId), paymentSource: waysOut },
  });
  return { id: result.id!, page: linkOf(result, 'payer-action') };
};
const statusOf = async (id: string): Promise<string | undefined> =>
  (await open.orders.getOrder({ id })).result.status;
const submit = (page: string, act?: string) =>
  fetch(page, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(act === undefined ? {} : { act }),
  });

describe('the page of an order', () => {
  it('shows what is to be paid, approves it and sends the payer back', async () => {
    const { id, page } = await begin('b1');
    const shown = await fetch(page);
    expect(shown.headers.get('paypal-debug-id')).not.toBeNull();
    expect(await shown.text()).toContain('100.00 USD');
    const answer = await submit(page, 'pay');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`https://shop.test/back?token=${id}&PayerID=SANDBXPAYER23`);
    expect(await statusOf(id)).toBe('APPROVED');
    await open.inbox.next('CHECKOUT.ORDER.APPROVED', (order) => order.id === id);
    expect((await submit(page)).status).toBe(404);
    expect((await fetch(page)).status).toBe(404);
  });

  it('approves with a declined card, or cancels', async () => {
    const { id, page } = await begin('b2');
    const out = await submit(page, 'cancel');
    expect(out.headers.get('location')).toBe(`https://shop.test/out?token=${id}`);
    expect(await statusOf(id)).toBe('PAYER_ACTION_REQUIRED');
    await submit(page, 'declined');
    await expect(open.orders.captureOrder({ id })).rejects.toMatchObject({ statusCode: 422 });
    expect((await fetch(page)).status).toBe(200);
  });

  it('thanks a payer whom nobody waits for', async () => {
    const { result } = await open.orders.createOrder({ body: orderFor('b3') });
    const answer = await submit(linkOf(result, 'approve'));
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('Done')]);
    expect((await fetch(`${open.sandbox.urls['paypal']}/checkoutnow?token=NOBODY`)).status).toBe(404);
    expect((await fetch(`${open.sandbox.urls['paypal']}/elsewhere`)).status).toBe(404);
  });
});

describe('the page of a method to be saved', () => {
  it('lets its owner agree', async () => {
    const { result } = await open.vault.createSetupToken({
      paypalRequestId: 'page-1',
      body: { paymentSource: waysOut },
    });
    const page = result.links!.find(({ rel }) => rel === 'approve')!.href;
    expect(await (await fetch(page)).text()).toContain('Agree');
    const answer = await submit(page, 'pay');
    const back = new URL(answer.headers.get('location')!);
    expect([back.origin, back.searchParams.get('approval_token_id')]).toEqual([
      'https://shop.test',
      result.id,
    ]);
    expect((await open.vault.getSetupToken(result.id!)).result).toMatchObject({ status: 'APPROVED' });
    expect((await fetch(page)).status).toBe(404);
    expect((await submit(page)).status).toBe(404);
  });
});

describe('the payer of the control API', () => {
  it('finds the newest open order of a payment', async () => {
    await paid(open, 'n1');
    const older = await begin('n1');
    const newer = await begin('n1');
    expect((await open.payer('n1')).body).toMatchObject({
      id: newer.id,
      status: 'APPROVED',
      returnUrl: `https://shop.test/back?token=${newer.id}&PayerID=SANDBXPAYER23`,
    });
    expect((await open.payer('n1')).body).toMatchObject({ id: older.id });
    expect((await open.payer('n1')).status).toBe(404);
  });

  it('cancels and walks away, of which nobody is told', async () => {
    const { id } = await begin('n2');
    expect((await open.payer('n2', 'cancel')).body).toMatchObject({
      id,
      returnUrl: `https://shop.test/out?token=${id}`,
    });
    expect((await open.payer('n2', 'abandon')).body).toMatchObject({ id, status: 'PAYER_ACTION_REQUIRED' });
    expect(open.inbox.letters.some(({ event }) => event.resource.id === id)).toBe(false);
  });

  it('follows the link of the shop when PayPal does not know the payment', async () => {
    const { id, page } = await begin('another-name');
    open.inbox.pages.set('pay_unknown', page);
    expect((await open.payer('pay_unknown')).body).toMatchObject({ id, status: 'APPROVED' });
    expect((await open.payer('pay_unknown')).status).toBe(409);
    expect((await open.payer('pay_nobody')).status).toBe(404);
  });

  it('is not for saved methods', async () => {
    const order = await paid(open, 'n3');
    const page = `${open.sandbox.urls['paypal']}/checkoutnow?token=${order.id}`;
    expect((await open.payer('n3', 'pay', page)).status).toBe(409);
    expect((await open.payer('n3')).status).toBe(404);
  });
});
