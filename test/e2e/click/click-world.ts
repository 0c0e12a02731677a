import { createHash } from 'node:crypto';
import { sandboxClickCredentials } from '#sandbox/click/click-settings';
import { type CallStats } from '#sandbox/click/shop/call-stats';
import { controlClient } from '#test/sandbox/open-sandbox';
import { type Fault, type LedgerEntry } from '#test/support/control';
import { type PaymentBody } from '#test/support/resources';
import { openWorld, type WorldOptions } from '#test/support/world';

/** Tiyin: 50 000 so'm. */
export const price = 5_000_000;

/** One attempt of a payer, as Click numbers it; the ids are larger than a number can hold. */
export type Attempt = Readonly<{ order: string; transId: string; paydocId: string; prepareId?: string }>;
type Fields = Readonly<Record<string, string>>;
type Asking = Readonly<{ path?: string; secretKey?: string; method?: string }>;

let ids = 9_100_000_000_000_000_001n;
const anId = (): string => String((ids += 1n));

/** As Click writes it: no separators, the raw texts, the prepare id only in Complete. */
const sign = (fields: Fields, secretKey: string): string => {
  const of = (name: string) => fields[name] ?? '';
  const prepared = fields.action === '1' ? of('merchant_prepare_id') : '';
  const text = `${of('click_trans_id')}${of('service_id')}${secretKey}${of('merchant_trans_id')}${prepared}`;
  return createHash('md5')
    .update(`${text}${of('amount')}${of('action')}${of('sign_time')}`)
    .digest('hex');
};

const signed = (fields: Fields, secretKey: string = sandboxClickCredentials.secretKey): Fields => ({
  ...fields,
  sign_string: sign(fields, secretKey),
});

/** A world, with Click's side of it. */
export const openClickWorld = async (options: WorldOptions = {}) => {
  const world = await openWorld(options);
  const control = controlClient(world.sandbox.controlUrl);

  const send = async (body: string, { path = '', method = 'POST' }: Asking = {}) => {
    const response = await fetch(`${world.url}/api/v1/webhooks/click${path}`, {
      method,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      ...(method === 'POST' && { body }),
    });
    const text = await response.text();
    return { status: response.status, type: response.headers.get('content-type'), text };
  };
  const ask = async (fields: Fields, asking: Asking = {}) => {
    const form = new URLSearchParams(signed(fields, asking.secretKey));
    const { status, text } = await send(form.toString(), asking);
    if (status !== 200) throw new Error(`it was answered with HTTP ${status}: ${text}`);
    return { text, ...(JSON.parse(text) as { error: number; merchant_prepare_id?: number }) };
  };
  const fieldsOf = ({ order, transId, paydocId }: Attempt, changes: Fields): Fields => ({
    click_trans_id: transId,
    service_id: sandboxClickCredentials.serviceId,
    click_paydoc_id: paydocId,
    merchant_trans_id: order,
    amount: '50000',
    action: '0',
    error: '0',
    error_note: 'Success',
    sign_time: '2026-01-15 12:30:45',
    ...changes,
  });
  const prepare = (attempt: Attempt, changes: Fields = {}, asking?: Asking) =>
    ask(fieldsOf(attempt, changes), asking);
  const complete = (attempt: Attempt, changes: Fields = {}, asking?: Asking) =>
    ask(
      fieldsOf(attempt, { action: '1', merchant_prepare_id: attempt.prepareId ?? '0', ...changes }),
      asking,
    );
  const anAttempt = (order: string): Attempt => ({ order, transId: anId(), paydocId: anId() });
  const waiting = async (changes: object = {}): Promise<PaymentBody> => {
    const asked = { amount: price, currency: 'UZS', paymentMethod: { type: 'click' }, gateway: 'click' };
    const { status, body } = await world.post('/payments/charge', { ...asked, ...changes });
    expect([status, body.status]).toEqual([201, 'requires_action']);
    return body as PaymentBody;
  };
  return {
    ...world,
    /** Bytes as Click would send them, and what came back. */
    send,
    prepare,
    complete,
    /** What Click sends to complete an attempt. */
    completion: ({ prepareId = '0', ...attempt }: Attempt): Fields =>
      signed(fieldsOf(attempt, { action: '1', merchant_prepare_id: prepareId })),
    anAttempt,
    /** A payment that waits for its payer. */
    waiting,
    /** An attempt that was prepared, on a payment of its own. */
    prepared: async (order?: string): Promise<Attempt> => {
      const attempt = anAttempt(order ?? (await waiting()).id);
      const { error, merchant_prepare_id: prepareId } = await prepare(attempt);
      expect(error).toBe(0);
      return { ...attempt, prepareId: String(prepareId) };
    },
    transaction: (transId: string) =>
      world.platform.mongo.db.collection('provider_transactions').findOne({ providerId: transId }),
    payer: async (paymentId: string, act: 'pay' | 'cancel' | 'abandon') =>
      control<{ state: string }>('POST', '/payer', { provider: 'click', paymentId, act }),
    acceptance: async <T>(input: object) =>
      control<T>('POST', '/cabinet/acceptance', { provider: 'click', ...input }),
    policy: async (policy: object) => {
      await control('POST', '/webhooks/policy', { provider: 'click', ...policy });
    },
    clickFault: async (fault: Fault) => {
      await control('POST', '/faults', { provider: 'click', times: 1, ...fault });
    },
    /** What the emulator found wrong in our answers. */
    complaints: async (): Promise<readonly string[]> =>
      (await control<{ click: CallStats }>('GET', '/webhooks/stats')).body.click.wrong,
    /** Click's own book of one payment. */
    movements: async (paymentId: string): Promise<string[]> =>
      (await control<LedgerEntry[]>('GET', '/ledger/click')).body
        .filter(({ reference }) => reference === paymentId)
        .map(({ kind, amount }) => `${kind} ${amount}`),
  };
};
export type ClickWorld = Awaited<ReturnType<typeof openClickWorld>>;
