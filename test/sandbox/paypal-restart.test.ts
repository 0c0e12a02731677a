import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LedgerEntry } from '#sandbox/ledger';
import { sandboxPaypalCredentials } from '#sandbox/paypal/paypal-settings';
import { without } from '#sandbox/without';
import { openPaypalInbox } from './paypal-inbox.ts';
import { captureIdOf, holdIdOf, orderFor } from './paypal-checkout.ts';
import { paypalClient, type PaypalClient, refusalOf } from './paypal-client.ts';
import { provenBy } from './paypal-signature.ts';
import { accessToken, dayMs, hourMs } from './open-paypal.ts';
import { forkSandbox, type SandboxProcess } from './sandbox-process.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'kassa-paypal-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const urlOf = ({ ready }: SandboxProcess): string => (ready as unknown as { paypal: string }).paypal;
/** The ledger without statuses, as a review may end by itself at any time. */
const book = async ({ control }: SandboxProcess): Promise<readonly object[]> =>
  (await control<readonly LedgerEntry[]>('GET', '/ledger/paypal')).body.map((entry) =>
    without(entry, 'status'),
  );
const charge = ({ orders }: PaypalClient, customId: string, token: string, hold = false) =>
  orders.createOrder({ body: orderFor(customId, { token, hold }), paypalRequestId: customId });

describe('PayPal as a process', () => {
  it('comes back after SIGKILL with payments, request ids, tokens, certificates, due work and webhooks', async () => {
    const inbox = await openPaypalInbox();
    inbox.answer = () => 500;
    const env = { SANDBOX_DATA_DIR: dataDir, KASSA_URL: inbox.url };
    const first = await forkSandbox(env);
    const before = paypalClient(urlOf(first));
    const paid = await charge(before, 'pay_kill', 'sandbox-vault-ok');
    const pending = await charge(before, 'pay_review', 'sandbox-vault-pending');
    const held = await charge(before, 'pay_held', 'sandbox-vault-ok', true);
    const open = await before.orders.createOrder({ body: orderFor('pay_open') });
    await before.payments.refundCapturedPayment({
      captureId: captureIdOf(paid.result),
      paypalRequestId: 're_kill',
      body: { amount: { currencyCode: 'USD', value: '1.00' }, customId: 're_kill' },
    });
    const bearer = await accessToken(urlOf(first));
    await first.control('POST', '/webhooks/roll', { provider: 'paypal', secret: 'WH-ROLLED' });
    await first.control('POST', '/clock', { advanceMs: 1000 });
    const entries = await book(first);
    const authority = readFileSync(join(dataDir, 'paypal-ca.pem'), 'utf8');
    await first.kill();

    inbox.answer = () => 200;
    const second = await forkSandbox(env);
    const after = paypalClient(urlOf(second));
    expect(readFileSync(join(dataDir, 'paypal-ca.pem'), 'utf8')).toBe(authority);
    const replayed = await charge(after, 'pay_kill', 'sandbox-vault-ok');
    expect([replayed.statusCode, replayed.result.id]).toEqual([200, paid.result.id]);
    expect(await book(second)).toEqual(entries);
    const letter = await inbox.next('PAYMENT.CAPTURE.REFUNDED', ({ custom_id }) => custom_id === 're_kill');
    expect(await provenBy(letter, 'WH-ROLLED', authority)).toBe(true);
    expect(await provenBy(letter, sandboxPaypalCredentials.webhookId, authority)).toBe(false);
    const known = await fetch(`${urlOf(second)}/v2/checkout/orders/${open.result.id}`, {
      headers: { authorization: `Bearer ${bearer}` },
    });
    expect(known.status).toBe(200);

    await second.control('POST', '/clock', { advanceMs: hourMs });
    const reviewed = await after.payments.getCapturedPayment({ captureId: captureIdOf(pending.result) });
    expect(reviewed.result.status).toBe('COMPLETED');
    await second.control('POST', '/clock', { advanceMs: 30 * dayMs });
    const ended = await after.payments.getAuthorizedPayment({ authorizationId: holdIdOf(held.result) });
    expect(ended.result.status).toBe('VOIDED');
    expect((await refusalOf(after.orders.getOrder({ id: open.result.id! }))).status).toBe(404);
    second.child.kill('SIGTERM');
    expect(await second.exited).toBe(0);
    await inbox.close();
  });
});
