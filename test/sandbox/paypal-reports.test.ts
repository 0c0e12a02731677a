import { captureIdOf, holdIdOf, paid } from './paypal-checkout.ts';
import { refusalOf } from './paypal-client.ts';
import { dayMs, hourMs, type OpenPaypal, openPaypal } from './open-paypal.ts';

let open: OpenPaypal;
beforeAll(async () => {
  open = await openPaypal();
});
afterAll(async () => {
  expect(await open.close()).toEqual([]);
});

const around = (): { startDate: string; endDate: string } => ({
  startDate: new Date(Date.now() - hourMs).toISOString(),
  endDate: new Date(Date.now() + hourMs).toISOString(),
});
const usd = (value: string) => ({ currencyCode: 'USD', value });

describe('the report of transactions', () => {
  it('has every payment with its fee, every refund and every reversal', async () => {
    const charged = captureIdOf(await paid(open, 'x1', { invoiceId: 'INV-x1' }));
    const hold = holdIdOf(await paid(open, 'x2', { hold: true }));
    const captured = await open.payments.captureAuthorizedPayment({
      authorizationId: hold,
      body: { amount: usd('10.00') },
    });
    const refunded = await open.payments.refundCapturedPayment({
      captureId: charged,
      body: { amount: usd('25.00'), customId: 're_x1' },
    });
    await paid(open, 'x3', { token: 'sandbox-vault-declined' });
    await paid(open, 'x4', { token: 'sandbox-vault-pending' });
    const { id } = (await open.control('POST', '/disputes', { provider: 'paypal', paymentId: 'x2' })).body;
    await open.control('POST', `/disputes/${id}/close`, { outcome: 'lost' });

    const { result } = await open.transactions.searchTransactions(around());
    expect(result).toMatchObject({ totalItems: 4, totalPages: 1, page: 1 });
    const infos = result.transactionDetails!.map(({ transactionInfo }) => transactionInfo!);
    expect(infos[0]).toMatchObject({
      transactionId: charged,
      transactionEventCode: 'T0006',
      transactionStatus: 'S',
      transactionAmount: usd('100.00'),
      feeAmount: usd('-3.98'),
      customField: 'x1',
      invoiceId: 'INV-x1',
      transactionInitiationDate: expect.stringMatching(/\+0000$/),
    });
    expect(infos[1]).toMatchObject({
      transactionId: captured.result.id,
      paypalReferenceId: hold,
      feeAmount: usd('-0.84'),
    });
    expect(infos[2]).toMatchObject({
      transactionId: refunded.result.id,
      paypalReferenceId: charged,
      transactionEventCode: 'T1107',
      transactionAmount: usd('-25.00'),
      customField: 're_x1',
    });
    expect(infos[3]).toMatchObject({ transactionEventCode: 'T1106', paypalReferenceId: captured.result.id });
  });

  it('comes in pages, or for one transaction', async () => {
    const page = async (number: number) =>
      (await open.transactions.searchTransactions({ ...around(), pageSize: 3, page: number })).result;
    expect(await page(1)).toMatchObject({ totalItems: 4, totalPages: 2 });
    const last = (await page(2)).transactionDetails!;
    expect(last).toHaveLength(1);
    const { transactionId } = last[0]!.transactionInfo!;
    const one = await open.transactions.searchTransactions({ ...around(), transactionId: transactionId! });
    expect(one.result.totalItems).toBe(1);
  });

  it('spans 31 days at most and takes instants only', async () => {
    const report = (startDate: string, endDate: string) =>
      open.bare('GET', `/v1/reporting/transactions?start_date=${startDate}&end_date=${endDate}`);
    expect((await report('2026-01-01T00:00:00Z', '2026-02-02T00:00:00Z')).status).toBe(400);
    expect((await report('2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z')).status).toBe(400);
    expect((await report('2026-01-01', '2026-01-02')).status).toBe(400);
    expect((await report('2026-01-01T00:00:00-0700', '2026-01-02T00:00:00%2B0000')).status).toBe(200);
    expect((await open.bare('GET', '/v1/reporting/transactions')).status).toBe(400);
    const huge = open.transactions.searchTransactions({ ...around(), pageSize: 501 });
    expect((await refusalOf(huge)).status).toBe(400);
  });

  it('may lag behind', async () => {
    const lagging = await openPaypal({ reportingDelayMs: hourMs });
    await paid(lagging, 'lag');
    const { startDate } = around();
    const endDate = new Date(Date.now() + dayMs).toISOString();
    const found = async () =>
      (await lagging.transactions.searchTransactions({ startDate, endDate })).result.totalItems;
    expect(await found()).toBe(0);
    await lagging.advance(hourMs);
    expect(await found()).toBe(1);
    expect(await lagging.close()).toEqual([]);
  });
});

describe('the list of events', () => {
  type Listed = { readonly id: string; readonly event_type: string; readonly create_time: string };
  const list = async (query: string) => {
    const { status, body } = await open.bare('GET', `/v1/notifications/webhooks-events${query}`);
    return {
      status,
      events: (body['events'] ?? []) as Listed[],
      links: (body['links'] ?? []) as { rel: string; href: string }[],
    };
  };

  it('goes back page by page, and can be filtered', async () => {
    const everything = (await list('?page_size=300')).events;
    expect(everything.length).toBeGreaterThan(8);
    const pages: Listed[] = [];
    for (let query: string | null = '?page_size=4'; query !== null;) {
      const page = await list(query);
      pages.push(...page.events);
      const next = page.links.find(({ rel }) => rel === 'next')?.href;
      query = next === undefined ? null : new URL(next).search;
    }
    expect(pages).toEqual(everything);
    const [newest] = everything;
    const shown = await open.bare('GET', `/v1/notifications/webhooks-events/${newest!.id}`);
    expect(shown.body).toEqual(newest);
    const some = (await list('?event_type=PAYMENT.CAPTURE.REFUNDED')).events;
    expect(some.map(({ event_type: type }) => type)).toEqual(['PAYMENT.CAPTURE.REFUNDED']);
    const future = new Date(Date.now() + dayMs).toISOString();
    expect((await list(`?start_time=${future}`)).events).toEqual([]);
    expect((await list(`?end_time=${future}&start_time=${newest!.create_time}`)).events).toContainEqual(
      newest,
    );
    expect((await list('?page_size=none')).status).toBe(400);
    expect((await open.bare('GET', '/v1/notifications/webhooks-events/WH-0')).status).toBe(404);
    expect((await open.bare('POST', '/v1/notifications/webhooks-events/WH-0/resend')).status).toBe(404);
  });

  it('forgets the oldest', async () => {
    const short = await openPaypal({ eventsMax: 3 });
    await paid(short, 'one');
    await paid(short, 'two');
    const { body } = await short.bare('GET', '/v1/notifications/webhooks-events');
    expect(body['count']).toBe(3);
    await short.inbox.count(4);
    expect(await short.close()).toEqual([]);
  });
});
