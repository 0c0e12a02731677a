import { eventually } from '../support/eventually.ts';
import { openClick, type OpenClick } from './open-click.ts';

let open: OpenClick;
let id: string;
beforeAll(async () => {
  open = await openClick();
  open.sell('pay_faulty');
  id = (await open.payer('pay_faulty')).clickPaydocId;
});
beforeEach(async () => {
  await open.control('DELETE', '/faults');
});
afterAll(() => open.close());

const fault = (mode: string, operation: string, more: object = {}) =>
  open.control('POST', '/faults', { provider: 'click', mode, operation, times: 1, ...more });
const pay = (order: string) =>
  open.merchant('POST', 'card_token/payment', {
    service_id: 12345,
    card_token: 'sandbox-click-card-ok',
    amount: 10,
    transaction_parameter: order,
  });
/** Gives a call that is not answered in time as null. */
const impatiently = <T>(call: Promise<T>): Promise<T | null> =>
  Promise.race([call, new Promise<null>((done) => setTimeout(() => done(null), 150))]);

describe('a fault', () => {
  it.each<[string, string, string]>([
    ['invoice.create', 'POST', 'invoice/create'],
    ['invoice.status', 'GET', 'invoice/status/12345/1'],
    ['payment.status', 'GET', 'payment/status/12345/1'],
    ['payment.status-by-mti', 'GET', 'payment/status_by_mti/12345/x'],
    ['payment.status-by-mti', 'GET', 'payment/status_by_mti/12345/x/2026-01-15'],
    ['payment.reversal', 'DELETE', 'payment/reversal/12345/1'],
    ['payment.partial-reversal', 'DELETE', 'payment/partial_reversal/12345/1/5'],
    ['card-token.request', 'POST', 'card_token/request'],
    ['card-token.verify', 'POST', 'card_token/verify'],
    ['card-token.payment', 'POST', 'card_token/payment'],
    ['card-token.delete', 'DELETE', 'card_token/12345/x'],
    ['charge', 'POST', 'card_token/payment'],
    ['refund', 'DELETE', 'payment/reversal/12345/1'],
    ['lookup', 'GET', 'payment/status/12345/1'],
  ])('aimed at %s strikes %s %s', async (operation, method, path) => {
    await fault('error-500', operation);
    const ask = () => open.merchant(method, path, method === 'POST' ? { service_id: 12345 } : undefined);
    expect((await ask()).status).toBe(500);
    expect((await ask()).status).not.toBe(500);
  });

  it.each([
    ['timeout-before', 0],
    ['reset', 0],
    ['error-500', 0],
    ['rate-limit', 0],
    ['timeout-after', 1],
    ['reset-after', 1],
    ['garbage', 1],
    ['latency', 1],
  ])('%s leaves %i payments behind', async (mode, payments) => {
    await fault(mode, 'card-token.payment', mode === 'latency' ? { latencyMs: 20 } : {});
    const call = pay(`pay_${mode}`).catch(() => null);
    const answer = await (mode.startsWith('timeout') ? impatiently(call) : call);
    expect(answer?.body['error_code'] === 0).toBe(mode === 'latency');
    const ledger = () => open.ledger(`pay_${mode}`);
    await eventually(`${payments} in the book`, async () => (await ledger()).length === payments);
    const found = await open.merchant('GET', `payment/status_by_mti/12345/pay_${mode}`);
    expect(found.body['error_code'] === 0).toBe(payments === 1);
  });

  it('hides a reversal that took place', async () => {
    await fault('reset-after', 'payment.partial-reversal');
    const path = `payment/partial_reversal/12345/${id}/100`;
    await expect(open.merchant('DELETE', path)).rejects.toThrow();
    await open.merchant('DELETE', path);
    expect((await open.ledger('pay_faulty')).map(({ kind }) => kind)).toEqual(['charge', 'refund', 'refund']);
  });

  it('does not strike who is not let in', async () => {
    await fault('error-500', 'payment.status');
    expect((await fetch(`${open.sandbox.urls['click']}/v2/merchant/payment/status/12345/1`)).status).toBe(
      401,
    );
    expect((await open.merchant('GET', 'payment/status/12345/1')).status).toBe(500);
  });
});
