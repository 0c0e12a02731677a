import { authHeader, openClick, type OpenClick } from './open-click.ts';

const dayMs = 86_400_000;
let open: OpenClick;
beforeAll(async () => {
  open = await openClick();
});
afterAll(() => open.close());

const tashkentDay = (shiftMs = 0): string =>
  new Date(Date.now() + 5 * 3_600_000 + shiftMs).toISOString().slice(0, 10);
const paid = async (order: string, soums = '50000'): Promise<string> => {
  open.sell(order, soums);
  return (await open.payer(order)).clickPaydocId;
};
const invoice = { service_id: 12345, amount: 50000.5, phone_number: '998901234567', merchant_trans_id: 'i1' };

describe('the header Auth', () => {
  const asked = async (auth: string | undefined): Promise<number> => {
    const url = `${open.sandbox.urls['click']}/v2/merchant/payment/status_by_mti/12345/none`;
    return (await fetch(url, auth === undefined ? {} : { headers: { auth } })).status;
  };

  it('lets in who signs the time with the secret key, by either clock', async () => {
    expect(await asked(authHeader())).toBe(200);
    const other = await openClick();
    await other.advance(40 * dayMs);
    expect((await other.merchant('GET', 'payment/status_by_mti/12345/none')).status).toBe(200);
    await other.close();
  });

  it.each<[string, string | undefined]>([
    ['nothing', undefined],
    ['another secret', authHeader('other')],
    ['another user', authHeader(undefined, undefined, '1')],
    ['an old time', authHeader(undefined, Date.now() - 16 * 60_000)],
    ['a time to come', authHeader(undefined, Date.now() + 16 * 60_000)],
    ['nonsense', 'Bearer x'],
  ])('keeps out %s', async (_what, auth) => {
    expect(await asked(auth)).toBe(401);
  });
});

describe('calls', () => {
  it.each<[string, string, object | string | undefined, number]>([
    ['POST', 'invoice/destroy', {}, 404],
    ['GET', 'invoice/create', undefined, 404],
    ['POST', 'invoice/create', '{"service_id":', 400],
    ['POST', 'invoice/create', '[]', 400],
    ['POST', 'invoice/create', { ...invoice, service_id: 1 }, 403],
    ['POST', 'invoice/create', { ...invoice, amount: '5' }, 400],
    ['POST', 'invoice/create', { ...invoice, amount: -5 }, 400],
    ['POST', 'invoice/create', { ...invoice, amount: 5.001 }, 400],
    ['POST', 'invoice/create', { ...invoice, phone_number: '+998901234567' }, 400],
    ['GET', 'payment/status/1/1', undefined, 403],
    ['GET', 'payment/status_by_mti/12345/x/15.01.2026', undefined, 400],
  ])('%s %s with %j is refused with HTTP %i', async (method, path, body, status) => {
    const answer = await open.merchant(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ error_code: expect.any(Number), error_note: expect.any(String) });
    expect(answer.body['error_code']).toBeLessThan(0);
  });

  it('need JSON', async () => {
    const url = `${open.sandbox.urls['click']}/v2/merchant/invoice/create`;
    const headers = { auth: authHeader(), 'content-type': 'text/xml' };
    expect((await fetch(url, { method: 'POST', headers, body: '<a/>' })).status).toBe(406);
  });
});

describe('the status of a payment', () => {
  it('is found by its id and by the id of the shop, on its day in Tashkent or on any', async () => {
    const id = await paid('pay_found');
    const { text } = await open.merchant('GET', `payment/status/12345/${id}`);
    expect(text).toContain(`"payment_id":${id},"payment_status":2`);
    for (const path of ['pay_found', `pay_found/${tashkentDay()}`]) {
      const byMti = await open.merchant('GET', `payment/status_by_mti/12345/${path}`);
      expect(byMti.text).toContain(`"payment_id":${id},"merchant_trans_id":"pay_found"`);
      expect(byMti.body).not.toHaveProperty('payment_status');
    }
    const yesterday = await open.merchant(
      'GET',
      `payment/status_by_mti/12345/pay_found/${tashkentDay(-dayMs)}`,
    );
    expect(yesterday.body['error_code']).toBeLessThan(0);
    const rounded = await open.merchant('GET', `payment/status/12345/${BigInt(Number(id))}`);
    expect(rounded.body['error_code']).toBeLessThan(0);
  });

  it('is that of the attempt whose money moved', async () => {
    open.sell('pay_tries');
    const cancelled = await open.payer('pay_tries', 'cancel');
    const failed = async (id: string) => (await open.merchant('GET', `payment/status/12345/${id}`)).body;
    expect((await failed(cancelled.clickPaydocId))['payment_status']).toBeLessThan(0);
    const { clickPaydocId } = await open.payer('pay_tries');
    await open.payer('pay_tries');
    const { text } = await open.merchant('GET', 'payment/status_by_mti/12345/pay_tries');
    expect(text).toContain(clickPaydocId);
  });

  it('comes as the table of the documents lists it, when so set', async () => {
    const other = await openClick({ click: { statusByMti: 'table' } });
    other.sell('pay_table');
    await other.payer('pay_table');
    const { body } = await other.merchant('GET', 'payment/status_by_mti/12345/pay_table');
    expect(body).toMatchObject({ error_code: 0, payment_status: 2 });
    await other.close();
  });
});

describe('a reversal', () => {
  const reverse = (id: string) => open.merchant('DELETE', `payment/reversal/12345/${id}`);
  const part = (id: string, soums: string) =>
    open.merchant('DELETE', `payment/partial_reversal/12345/${id}/${soums}`);
  const refunds = async (order: string): Promise<readonly number[]> =>
    (await open.ledger(order)).filter(({ kind }) => kind === 'refund').map(({ amount }) => amount);

  it('gives all back, once', async () => {
    const id = await paid('pay_back');
    expect((await reverse(id)).text).toBe(`{"error_code":0,"error_note":"Success","payment_id":${id}}`);
    expect((await reverse(id)).body['error_code']).toBeLessThan(0);
    expect(await refunds('pay_back')).toEqual([5_000_000]);
    const { body } = await open.merchant('GET', `payment/status/12345/${id}`);
    expect(body['payment_status']).toBeLessThan(0);
  });

  it('gives parts back, as often as asked, up to the whole', async () => {
    const id = await paid('pay_parts', '100.10');
    expect((await part(id, '30.05')).text).toBe('{"error_code":0,"error_note":"Success"}');
    await part(id, '30.05');
    expect((await part(id, '40.01')).body['error_code']).toBeLessThan(0);
    expect((await part(id, 'ten')).status).toBe(400);
    expect((await reverse(id)).body['error_code']).toBe(0);
    expect(await refunds('pay_parts')).toEqual([3005, 3005, 4000]);
    expect((await part(id, '1')).body['error_code']).toBeLessThan(0);
  });

  it('needs a payment that succeeded and is not of a month that is closed', async () => {
    open.sell('pay_unpaid');
    const { clickPaydocId } = await open.payer('pay_unpaid', 'abandon');
    expect((await reverse(clickPaydocId)).body['error_code']).toBeLessThan(0);
    expect((await reverse('1')).body['error_code']).toBeLessThan(0);
    const other = await openClick();
    other.sell('pay_old');
    const { clickPaydocId: old } = await other.payer('pay_old');
    await other.advance(62 * dayMs);
    const refused = await other.merchant('DELETE', `payment/reversal/12345/${old}`);
    expect(refused.body['error_note']).toMatch(/month/);
    await other.close();
  });
});
