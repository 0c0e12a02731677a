import { merchantId, openPayme, type OpenPayme, type RpcAnswer, type ShownReceipt } from './open-payme.ts';
import { paymeKey } from './payme-shop.ts';

let open: OpenPayme;
beforeAll(async () => {
  open = await openPayme();
});
beforeEach(async () => {
  await open.control('DELETE', '/faults');
});
afterAll(() => open.close());

const raw = async (body: string, method = 'POST'): Promise<RpcAnswer & { readonly status: number }> => {
  const init = method === 'GET' ? {} : { body };
  const response = await fetch(`${open.url}/api`, {
    method,
    headers: { 'x-auth': `${merchantId}:${paymeKey}` },
    ...init,
  });
  return { status: response.status, ...((await response.json()) as RpcAnswer) };
};
const token = 'sandbox-payme-card-ok';

describe('the Subscribe API', () => {
  it.each([
    ['no header', 'receipts.check', '', -32504],
    ['another merchant', 'cards.check', '000000000000000000000000:x', -31601],
    ['a wrong key', 'receipts.check', `${merchantId}:wrong`, -32504],
    ['a wrong key where none is needed', 'cards.check', `${merchantId}:wrong`, -32504],
    ['a browser at a method of the server', 'cards.remove', merchantId, -32504],
  ])('lets nobody in with %s', async (_what, method, auth, code) => {
    expect((await open.subscribe(method, { token, id: 'x' }, auth)).error.code).toBe(code);
  });

  it.each([
    ['GET', '', 'GET', -32300],
    ['broken JSON', '{"id":', 'POST', -32700],
    ['something else than an object', '7', 'POST', -32600],
    ['no params', '{"id":1,"method":"cards.check"}', 'POST', -32600],
    ['an unknown method', '{"id":1,"method":"cards.eat","params":{}}', 'POST', -32601],
    ['a missing parameter', '{"id":1,"method":"cards.check","params":{}}', 'POST', -32602],
  ])('answers %s with HTTP 200 and a code', async (_what, body, method, code) => {
    expect(await raw(body, method)).toMatchObject({ status: 200, jsonrpc: '2.0', error: { code } });
  });

  it.each([
    ['receipts.create', { amount: 0, account: { order_id: 'p' } }, -32602, 'amount'],
    ['receipts.create', { amount: 1.5, account: { order_id: 'p' } }, -32602, 'amount'],
    ['receipts.create', { amount: 1 }, -32602, 'account'],
    ['receipts.get_all', { count: 51, from: 0, to: 1 }, -32602, 'count'],
    ['receipts.get', { id: 'none' }, -31602, 'id'],
    ['receipts.pay', { id: 'none', token }, -31602, 'id'],
  ])('refuses %s %j', async (method, params, code, data) => {
    expect((await open.subscribe(method, params)).error).toMatchObject({ code, data });
  });
});

describe('faults', () => {
  const fault = (mode: string, operation: string, more: object = {}) =>
    open.control('POST', '/faults', { provider: 'payme', mode, operation, times: 1, ...more });
  const create = async (order: string): Promise<string> => {
    const answer = await open.subscribe<{ receipt: ShownReceipt }>('receipts.create', {
      amount: 100,
      account: { order_id: order },
    });
    return answer.result.receipt._id;
  };
  const impatiently = (id: string): Promise<Response> =>
    fetch(`${open.url}/api`, {
      method: 'POST',
      headers: { 'x-auth': `${merchantId}:${paymeKey}` },
      body: JSON.stringify({ id: 1, method: 'receipts.pay', params: { id, token } }),
      signal: AbortSignal.timeout(100),
    });

  it.each([
    ['timeout-before', []],
    ['reset', []],
    ['timeout-after', ['charge 100']],
    ['reset-after', ['charge 100']],
  ])('%s leaves %j in the book', async (mode, moved) => {
    const id = await create(`pay_${mode}`);
    await fault(mode, 'receipts.pay');
    await expect(impatiently(id)).rejects.toThrow();
    expect(await open.moved(`pay_${mode}`)).toEqual(moved);
    await open.subscribe('receipts.pay', { id, token });
    expect(await open.moved(`pay_${mode}`)).toEqual(['charge 100']);
  });

  it.each([
    ['error-500', 500],
    ['rate-limit', 429],
  ])('%s does not execute and answers %i', async (mode, status) => {
    const id = await create(`pay_${mode}`);
    await fault(mode, 'charge');
    await expect(open.subscribe('receipts.pay', { id, token })).rejects.toThrow(String(status));
    expect(await open.moved(`pay_${mode}`)).toEqual([]);
  });

  it('garbage executes and answers nonsense', async () => {
    const id = await create('pay_garbage');
    await fault('garbage', 'receipts.pay');
    const answer: unknown = await impatiently(id)
      .then((response) => response.json())
      .catch(() => ({}));
    expect(answer).not.toHaveProperty('result');
    expect(await open.moved('pay_garbage')).toEqual(['charge 100']);
  });

  it('latency comes late but right', async () => {
    await fault('latency', 'receipts.create', { latencyMs: 60 });
    const startedAt = performance.now();
    await create('pay_late');
    expect(performance.now() - startedAt).toBeGreaterThan(55);
  });

  it('strike the aimed operation only, by method or by what it comes to', async () => {
    const aimed = async (operation: string, method: string, params: object): Promise<void> => {
      await open.control('DELETE', '/faults');
      await fault('error-500', operation);
      await expect(open.subscribe(method, params)).rejects.toThrow('500');
    };
    const id = await create('pay_aimed');
    await aimed('receipts.check', 'receipts.check', { id });
    await aimed('lookup', 'receipts.get_all', { count: 1, from: 0, to: 1 });
    await aimed('authorize', 'receipts.pay', { id, token, hold: true });
    await aimed('void', 'receipts.cancel', { id });
    await aimed('capture', 'receipts.confirm_hold', { id });
    await aimed('cards.create', 'cards.create', {});
    await open.subscribe('receipts.pay', { id, token });
    await aimed('refund', 'receipts.cancel', { id });
    const unknown = await fault('error-500', 'receipts.eat');
    expect(unknown.status).toBe(400);
  });

  it('of a latency profile decline receipts.pay', async () => {
    await open.control('POST', '/latency', { provider: 'payme', medianMs: 1, p99Ms: 2, declineRate: 1 });
    const id = await create('pay_declined');
    expect((await open.subscribe('receipts.pay', { id, token })).error.code).toBe(-31630);
    await open.control('DELETE', '/latency');
  });
});
