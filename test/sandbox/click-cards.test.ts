import { digitsOf, openClick, type OpenClick } from './open-click.ts';

let open: OpenClick;
beforeAll(async () => {
  open = await openClick();
});
afterAll(() => open.close());

const pay = (order: string, token: string, soums = 50_000.5) =>
  open.merchant('POST', 'card_token/payment', {
    service_id: 12345,
    card_token: token,
    amount: soums,
    transaction_parameter: order,
  });
const statusOf = async (id: string) => (await open.merchant('GET', `payment/status/12345/${id}`)).body;
const foundAs = async (order: string): Promise<string> =>
  digitsOf((await open.merchant('GET', `payment/status_by_mti/12345/${order}`)).text, 'payment_id');

describe('a payment with a card token', () => {
  it('succeeds at once, enters the book, and does not call the shop', async () => {
    const { text, body } = await pay('pay_ok', 'sandbox-click-card-ok');
    expect(body).toMatchObject({ error_code: 0, payment_status: 2 });
    const id = digitsOf(text, 'payment_id');
    expect(await open.ledger('pay_ok')).toMatchObject([{ id, kind: 'charge', amount: 5_000_050 }]);
    expect(await foundAs('pay_ok')).toBe(id);
    expect(open.shop.calls).toEqual([]);
  });

  it('gives its id as a number or as a string, as the documents do', async () => {
    const shapes = new Set<string>();
    for (let at = 0; at < 4; at += 1) {
      const { text } = await pay(`pay_shape_${at}`, 'sandbox-click-card-ok');
      shapes.add(/"payment_id":("?)/.exec(text)?.[1] ?? '?');
    }
    expect([...shapes].sort()).toEqual(['', '"']);
  });

  it('is made twice when it is asked for twice', async () => {
    await pay('pay_double', 'sandbox-click-card-ok');
    await pay('pay_double', 'sandbox-click-card-ok');
    expect(await open.ledger('pay_double')).toHaveLength(2);
  });

  it('is refused by a card without money, one that is blocked and one that nobody knows', async () => {
    const poor = await pay('pay_poor', 'sandbox-click-card-poor');
    expect(poor.body).toEqual({ error_code: -5017, error_note: 'Insufficient funds' });
    expect(await statusOf(await foundAs('pay_poor'))).toMatchObject({ payment_status: -5017 });
    const blocked = await pay('pay_blocked', 'sandbox-click-card-blocked');
    expect(blocked.body).toMatchObject({ error_code: 0, payment_status: -5018 });
    const gone = await pay('pay_gone', 'sandbox-click-card-gone');
    expect(gone.body['error_code']).toBeLessThan(0);
    expect(await foundAs('pay_gone')).toBe('');
    for (const order of ['pay_poor', 'pay_blocked', 'pay_gone']) expect(await open.ledger(order)).toEqual([]);
  });

  it('takes its time with a slow card', async () => {
    const { text, body } = await pay('pay_slow', 'sandbox-click-card-slow');
    const id = digitsOf(text, 'payment_id');
    expect(body).toMatchObject({ error_code: 0, payment_status: 1 });
    await open.advance(5000);
    expect(await statusOf(id)).toMatchObject({ payment_status: 1 });
    expect(await open.ledger('pay_slow')).toEqual([]);
    await open.advance(5000);
    expect(await statusOf(id)).toMatchObject({ payment_status: 2 });
    expect(await open.ledger('pay_slow')).toMatchObject([{ id }]);
  });

  it('is declined by a latency profile that says so', async () => {
    await open.control('POST', '/latency', { provider: 'click', medianMs: 1, p99Ms: 2, declineRate: 1 });
    expect((await pay('pay_weather', 'sandbox-click-card-ok')).body['error_code']).toBe(-5017);
    await open.control('DELETE', '/latency');
  });
});

describe('a card token', () => {
  const card = { service_id: 12345, card_number: '8600123412341234', expire_date: '1228' };
  const request = async (temporary: 0 | 1): Promise<string> => {
    const { body } = await open.merchant('POST', 'card_token/request', { ...card, temporary });
    expect(body).toMatchObject({ error_code: 0, phone_number: '99890***1234', temporary });
    return String(body['card_token']);
  };
  const verify = (token: string, code: string | number) =>
    open.merchant('POST', 'card_token/verify', { service_id: 12345, card_token: token, sms_code: code });

  it('is made by card and SMS, pays until it is removed', async () => {
    const token = await request(0);
    expect((await pay('pay_early', token)).body['error_code']).toBeLessThan(0);
    expect((await verify(token, '54321')).body['error_code']).toBeLessThan(0);
    expect((await verify(token, 12_345)).body).toMatchObject({ card_number: '8600 12** **** 1234' });
    for (const order of ['pay_one', 'pay_two'])
      expect((await pay(order, token)).body).toMatchObject({ payment_status: 2 });
    const removed = await open.merchant('DELETE', `card_token/12345/${token}`);
    expect(removed.body).toEqual({ error_code: 0, error_note: 'Success' });
    expect((await pay('pay_three', token)).body['error_code']).toBeLessThan(0);
    expect((await open.merchant('DELETE', `card_token/12345/${token}`)).body['error_code']).toBeLessThan(0);
    expect(await open.ledger('pay_early')).toEqual([]);
  });

  it('that is temporary pays once', async () => {
    const token = await request(1);
    await verify(token, '12345');
    expect((await pay('pay_temporary', token)).body).toMatchObject({ payment_status: 2 });
    expect((await pay('pay_temporary', token)).body['error_code']).toBeLessThan(0);
  });

  it.each([{ card_number: '8600' }, { expire_date: '1328' }, { temporary: 2 }])(
    'is not made of %j',
    async (over) => {
      const answer = await open.merchant('POST', 'card_token/request', { ...card, temporary: 0, ...over });
      expect(answer.status).toBe(400);
      expect(answer.body['error_note']).toMatch(new RegExp(Object.keys(over).join()));
    },
  );
});
