import { captureIdOf, paid } from './paypal-checkout.ts';
import { refusalOf } from './paypal-client.ts';
import { type OpenPaypal, openPaypal } from './open-paypal.ts';

let open: OpenPaypal;
beforeAll(async () => {
  open = await openPaypal();
});
afterAll(async () => {
  expect(await open.close()).toEqual([]);
});

const dispute = (paymentId: string, reason?: string) =>
  open.control('POST', '/disputes', { provider: 'paypal', paymentId, ...(reason && { reason }) });
const close = (id: string, outcome: 'won' | 'lost') =>
  open.control('POST', `/disputes/${id}/close`, { outcome });
const read = (path: string) => open.bare('GET', `/v1/customer/disputes${path}`);
const evidences = [{ evidence_type: 'PROOF_OF_FULFILLMENT', notes: 'Sent on Monday.' }];

describe('a dispute', () => {
  it('is told of, answered and lost: the money goes back', async () => {
    const captureId = captureIdOf(await paid(open, 'q1'));
    const opened = await dispute('q1', 'fraudulent');
    const { id } = opened.body;
    expect(opened.body).toMatchObject({ dispute_id: id, reason: 'UNAUTHORISED' });
    expect(await open.ledger('q1')).toMatchObject([
      { kind: 'charge' },
      { id, kind: 'dispute', amount: 10_000, status: 'open' },
    ]);
    const { event } = await open.inbox.next('CUSTOMER.DISPUTE.CREATED', (one) => one.dispute_id === id);
    expect(event.resource).toMatchObject({
      status: 'WAITING_FOR_SELLER_RESPONSE',
      disputed_transactions: [{ seller_transaction_id: captureId, custom: 'q1' }],
    });
    const refund = open.payments.refundCapturedPayment({ captureId });
    expect((await refusalOf(refund)).issue).toBe('TRANSACTION_DISPUTED');
    expect((await dispute('q1')).status).toBe(409);

    const answered = await open.bare('POST', `/v1/customer/disputes/${id}/provide-evidence`, { evidences });
    expect(answered.status).toBe(200);
    expect((await read(`/${id}`)).body).toMatchObject({ status: 'UNDER_REVIEW', evidences });
    await open.inbox.next('CUSTOMER.DISPUTE.UPDATED', (one) => one.dispute_id === id);
    const twice = await open.bare('POST', `/v1/customer/disputes/${id}/provide-evidence`, { evidences });
    expect(twice.status).toBe(422);

    expect((await close(id, 'lost')).status).toBe(200);
    const { event: resolved } = await open.inbox.next('CUSTOMER.DISPUTE.RESOLVED');
    expect(resolved.resource).toMatchObject({
      dispute_id: id,
      dispute_outcome: { outcome_code: 'RESOLVED_BUYER_FAVOUR', amount_refunded: { value: '100.00' } },
    });
    const { event: reversed } = await open.inbox.next('PAYMENT.CAPTURE.REVERSED');
    expect(reversed).toMatchObject({ resource_type: 'refund', resource: { custom_id: 'q1' } });
    expect(await open.ledger('q1')).toMatchObject([{ kind: 'charge' }, { id, status: 'lost' }]);
    const after = open.payments.refundCapturedPayment({ captureId });
    expect((await refusalOf(after)).issue).toBe('REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK');
    expect((await close(id, 'won')).status).toBe(409);
    expect((await dispute('q1')).status).toBe(409);
  });

  it('that is won leaves the money where it is', async () => {
    const captureId = captureIdOf(await paid(open, 'q2'));
    await open.payments.refundCapturedPayment({
      captureId,
      body: { amount: { currencyCode: 'USD', value: '30.00' }, customId: 're_q2' },
    });
    const { id } = (await dispute(captureId)).body;
    expect(await open.ledger('q2')).toMatchObject([{ kind: 'charge' }, { amount: 7_000, status: 'open' }]);
    await close(id, 'won');
    const { event } = await open.inbox.next('CUSTOMER.DISPUTE.RESOLVED', (one) => one.dispute_id === id);
    expect(event.resource).toMatchObject({ dispute_outcome: { outcome_code: 'RESOLVED_SELLER_FAVOUR' } });
    expect((await open.ledger('q2'))[1]).toMatchObject({ kind: 'dispute', status: 'won' });
    expect((await open.payments.refundCapturedPayment({ captureId })).statusCode).toBe(201);
  });

  it('takes evidence as a form with files', async () => {
    await paid(open, 'q3');
    const { id } = (await dispute('q3')).body;
    const form = new FormData();
    form.set('file1', new Blob(['%PDF'], { type: 'application/pdf' }), 'proof.pdf');
    form.set('input', new Blob([JSON.stringify({ evidences })], { type: 'application/json' }));
    const encoded = new Response(form);
    const sent = await open.bare(
      'POST',
      `/v1/customer/disputes/${id}/provide-evidence`,
      await encoded.text(),
      {
        'content-type': encoded.headers.get('content-type')!,
      },
    );
    expect(sent.status).toBe(200);
    expect((await read(`/${id}`)).body).toMatchObject({ evidences });
  });

  it('refuses evidence that is none', async () => {
    await paid(open, 'q4');
    const { id } = (await dispute('q4')).body;
    const send = (body: object | string, type?: string) =>
      open.bare(
        'POST',
        `/v1/customer/disputes/${id}/provide-evidence`,
        body,
        type === undefined ? {} : { 'content-type': type },
      );
    expect((await send({ evidences: [] })).status).toBe(400);
    expect((await send('{')).body).toMatchObject({ details: [{ issue: 'MALFORMED_REQUEST_JSON' }] });
    expect((await send('x', 'multipart/form-data')).status).toBe(400);
    expect((await send('--b\r\n\r\n--b--', 'multipart/form-data; boundary=b')).status).toBe(400);
    expect((await send('x', 'text/plain')).status).toBe(415);
    expect(
      (await open.bare('POST', '/v1/customer/disputes/PP-0/provide-evidence', { evidences })).status,
    ).toBe(404);
  });
});

describe('disputes', () => {
  it('are listed newest first, by state and transaction, in pages', async () => {
    const captureId = captureIdOf(await paid(open, 'l1'));
    const { id } = (await dispute('l1')).body;
    const found = await read(`?disputed_transaction_id=${captureId}`);
    expect(found.body['items']).toMatchObject([{ dispute_id: id, dispute_state: 'REQUIRED_ACTION' }]);
    const ids = ({ body }: Awaited<ReturnType<typeof read>>): string[] =>
      ((body['items'] ?? []) as { dispute_id: string }[]).map(({ dispute_id }) => dispute_id);
    const everything = ids(await read('?page_size=50'));
    expect(everything[0]).toBe(id);
    expect(ids(await read('?dispute_state=RESOLVED'))).not.toContain(id);
    const first = await read('?page_size=1');
    const next = (first.body['links'] as { rel: string; href: string }[]).find(({ rel }) => rel === 'next');
    expect(ids(await read(new URL(next!.href).search))).toEqual([everything[1]]);
    const future = new Date(Date.now() + 86_400_000).toISOString();
    expect(ids(await read(`?update_time_after=${future}`))).toEqual([]);
    expect((await read('?update_time_after=yesterday')).status).toBe(400);
    expect((await read('/PP-0')).status).toBe(404);
  });

  it('need a captured payment and a reason', async () => {
    expect((await dispute('nobody')).status).toBe(404);
    await paid(open, 'l2', { token: 'sandbox-vault-declined' });
    expect((await dispute('l2')).status).toBe(404);
    await paid(open, 'l3');
    expect((await dispute('l3', 'bad mood')).status).toBe(422);
    expect((await close('PP-0', 'won')).status).toBe(404);
  });
});
