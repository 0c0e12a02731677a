import request from 'supertest';
import { type SampleApp } from './support/sample-app.ts';
import { aCharge, anEdge, bearer } from './support/edge.ts';

describe('the idempotency key', () => {
  const send = async (headers: Record<string, string>) =>
    request(anEdge().app)
      .post('/api/v1/payments/charge')
      .set({ Authorization: await bearer(), ...headers })
      .send(aCharge());
  const hashOf = async (body: string, key = 'k') => {
    const edge = anEdge();
    await request(edge.app)
      .post('/api/v1/payments/charge')
      .set({ Authorization: await bearer(), 'Idempotency-Key': key, 'Content-Type': 'application/json' })
      .send(body);
    return (edge.sample.heard[0] as Parameters<SampleApp['charge']>[0]).idempotency.requestHash;
  };
  const one =
    '{"amount":1,"currency":"USD","paymentMethod":{"type":"card","token":"t"},"metadata":{"a":"1","b":"2"}}';
  const same =
    '{ "metadata": {"b":"2", "a":"\\u0031"}, "paymentMethod":{"token":"t","type":"card"}, "currency":"USD", "amount":1.0 }';

  it('400 idempotency-key-required', async () =>
    expect((await send({})).body).toMatchObject({ status: 400, code: 'idempotency-key-required' }));
  it.each(['has space', 'a'.repeat(256), 'ключ'.normalize().replace(/./g, 'é')])(
    '400 idempotency-key-invalid: %s',
    async (key) =>
      expect((await send({ 'Idempotency-Key': key })).body).toMatchObject({
        status: 400,
        code: 'idempotency-key-invalid',
      }),
  );
  it('takes 255 visible characters', async () =>
    expect((await send({ 'Idempotency-Key': `~${'!'.repeat(254)}` })).status).toBe(201));
  it('hashes what was asked, not how it was written or under which key', async () => {
    const hash = await hashOf(one);
    expect(await hashOf(same, 'other')).toBe(hash);
    expect(await hashOf(one.replace('"amount":1', '"amount":2'))).not.toBe(hash);
  });
});
