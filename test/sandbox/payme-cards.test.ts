import {
  merchantId,
  openPayme,
  type OpenPayme,
  type RpcAnswer,
  type ShownCard,
  type ShownReceipt,
} from './open-payme.ts';

type CardAnswer = RpcAnswer<{ readonly card: ShownCard }>;

let open: OpenPayme;
beforeAll(async () => {
  open = await openPayme();
});
afterAll(() => open.close());

const card = (number = '8600069195406311', more: object = {}): Promise<CardAnswer> =>
  open.subscribe('cards.create', { card: { number, expire: '0399' }, save: true, ...more }, merchantId);
const newToken = async (number?: string, more?: object): Promise<string> =>
  (await card(number, more)).result.card.token;
const sendCode = (token: string) => open.subscribe('cards.get_verify_code', { token }, merchantId);
const verify = (token: string, code = '666666'): Promise<CardAnswer> =>
  open.subscribe('cards.verify', { token, code }, merchantId);
const look = (token: string): Promise<CardAnswer> => open.subscribe('cards.check', { token });
const verified = async (number?: string, more?: object): Promise<string> => {
  const token = await newToken(number, more);
  await sendCode(token);
  return (await verify(token)).result.card.token;
};
const pay = async (token: string) => {
  const created = await open.subscribe<{ receipt: ShownReceipt }>('receipts.create', {
    amount: 700,
    account: { order_id: 'pay_card' },
  });
  return open.subscribe<{ receipt: ShownReceipt }>('receipts.pay', { id: created.result.receipt._id, token });
};

describe('a card', () => {
  it('is made, verified by SMS under a new token, charged and removed', async () => {
    const made = await card();
    expect(made).toMatchObject({
      jsonrpc: '2.0',
      id: 7,
      result: { card: { number: '860006******6311', expire: '03/99', recurrent: true, verify: false } },
    });
    const first = made.result.card.token;
    expect((await pay(first)).error).toMatchObject({ code: -31400, data: 'token' });
    expect((await sendCode(first)).result).toEqual({ sent: true, phone: '99890*****31', wait: 60_000 });
    const second = (await verify(first)).result.card;
    expect(second).toMatchObject({ verify: true, recurrent: true });
    expect(second.token).not.toBe(first);
    expect((await verify(first)).result.card).toEqual(second);
    expect((await look(first)).error.code).toBe(-31400);
    expect((await look(second.token)).result.card).toEqual(second);
    expect((await pay(second.token)).result.receipt.state).toBe(4);
    expect((await pay(second.token)).result.receipt.state).toBe(4);
    expect((await open.subscribe('cards.remove', { token: second.token })).result).toEqual({ success: true });
    expect((await pay(second.token)).error.code).toBe(-31400);
  });

  it('that was not saved pays once', async () => {
    const token = await verified('8600495473316478', { save: false });
    expect((await pay(token)).result.receipt.card).toEqual({ number: '860049******6478', expire: '9903' });
    expect((await pay(token)).error.code).toBe(-31400);
  });

  it.each([
    ['of an unknown number', '8600000000000000', -31300],
    ['that expired', '3333336415804657', -31301],
    ['that is blocked', '4444445987459073', -31301],
  ])('%s is refused at once', async (_what, number, code) => {
    expect((await card(number)).error.code).toBe(code);
  });

  it('with a wrong expiry is refused', async () => {
    const expire = { card: { number: '8600069195406311', expire: '0125' } };
    expect((await card('', expire)).error.code).toBe(-31300);
  });

  it('without SMS gets no code', async () => {
    expect((await sendCode(await newToken('8600060921090842'))).error.code).toBe(-31301);
  });

  it('of the system error fails without saying what happened', async () => {
    expect((await pay(await verified('8600143417770323'))).error.code).toBe(-32400);
  });
});

describe('a code', () => {
  it('counts for a minute and three wrong tries', async () => {
    const token = await newToken();
    expect((await verify(token)).error.code).toBe(-31101);
    await sendCode(token);
    for (let tries = 0; tries < 3; tries += 1)
      expect((await verify(token, '000000')).error.code).toBe(-31103);
    expect((await verify(token)).error.code).toBe(-31102);
    await sendCode(token);
    await open.advance(61_000);
    expect((await verify(token)).error.code).toBe(-31101);
    await sendCode(token);
    expect((await verify(token)).result.card.verify).toBe(true);
  });
});

describe('a ready token', () => {
  it.each([
    ['sandbox-payme-card-poor', -31630],
    ['sandbox-payme-card-gone', -31400],
    ['sandbox-payme-card-broken', -32400],
    ['no token', -32500],
  ])('%s is refused with %i', async (token, code) => {
    expect((await pay(token)).error.code).toBe(code);
  });

  it('is there again after a reset', async () => {
    const other = await openPayme();
    const token = 'sandbox-payme-card-ok';
    await other.subscribe('cards.remove', { token });
    expect((await other.subscribe('cards.check', { token })).error.code).toBe(-31400);
    await other.control('POST', '/reset');
    expect((await other.subscribe('cards.check', { token })).error).toBeUndefined();
    await other.close();
  });
});
