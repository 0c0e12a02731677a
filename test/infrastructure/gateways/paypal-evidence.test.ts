import { fromDispute } from '#infrastructure/gateways/paypal/disputes/dispute-news';
import { DisputeBody } from '#infrastructure/gateways/paypal/paypal-resources';
import { type PaymentId } from '#domain/shared/ids';
import { anOpening, openPaypalAccount, type PaypalAccount } from './paypal-account.ts';

let paypal: PaypalAccount;
beforeAll(async () => {
  paypal = await openPaypalAccount();
});
afterAll(() => paypal.close());

const evidence = { product_description: 'A hat', shipping_tracking_number: 'RR1' };
const disputed = async (): Promise<string> => {
  const { paymentId, ...call } = anOpening({ source: 'sandbox-vault-ok' });
  await paypal.gateway.charge({ paymentId, ...call });
  return (await paypal.control('POST', '/disputes', { provider: 'paypal', paymentId })).body.id;
};
const submit = (reference: string, said: Readonly<Record<string, string>> = evidence) =>
  paypal.gateway.submitEvidence({ key: 'evidence-1', reference, evidence: said });

describe('evidence for PayPal', () => {
  it('is taken, once; told again it is there already', async () => {
    const reference = await disputed();
    expect(await submit(reference)).toBe('accepted');
    expect(await submit(reference)).toBe('accepted');
    expect(await submit(reference, { receipt: 'Another thing' })).toBe('refused');
  });

  it.each([
    ['timeout-before', 'accepted'],
    ['timeout-after', 'accepted'],
    ['error-500', 'accepted'],
    ['rate-limit', 'accepted'],
  ])('is told again when nobody knows whether it came (%s)', async (mode, ending) => {
    const reference = await disputed();
    await paypal.fault('evidence', mode);
    expect(await submit(reference)).toBe('unknown');
    expect(await submit(reference)).toBe(ending);
  });

  it('is refused for a dispute that PayPal does not know, or has decided', async () => {
    expect(await submit('PP-R-000000000')).toBe('refused');
    const reference = await disputed();
    await paypal.control('POST', `/disputes/${reference}/close`, { outcome: 'won' });
    expect(await submit(reference)).toBe('refused');
  });

  it('is neither taken nor refused when the refusal can not be looked into', async () => {
    const reference = await disputed();
    await submit(reference);
    await paypal.fault('lookup', 'error-500');
    expect(await submit(reference)).toBe('unknown');
  });
});

describe('how a dispute stands', () => {
  const aDispute = (changes: object) =>
    fromDispute(
      DisputeBody.parse({
        dispute_id: 'PP-R-1',
        status: 'OPEN',
        reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
        dispute_amount: { currency_code: 'USD', value: '10.00' },
        dispute_life_cycle_stage: 'CHARGEBACK',
        ...changes,
      }),
      'pay_1' as PaymentId,
    );

  it.each([
    [{ status: 'OPEN' }, 'needs_response'],
    [{ status: 'WAITING_FOR_SELLER_RESPONSE' }, 'needs_response'],
    [{ status: 'WAITING_FOR_BUYER_RESPONSE' }, 'under_review'],
    [{ status: 'UNDER_REVIEW' }, 'under_review'],
    [{ status: 'SOMETHING_NEW' }, 'under_review'],
    [{ status: 'RESOLVED', dispute_outcome: { outcome_code: 'RESOLVED_BUYER_FAVOUR' } }, 'lost'],
    [{ status: 'RESOLVED', dispute_outcome: { outcome_code: 'ACCEPTED' } }, 'lost'],
    [{ status: 'RESOLVED', dispute_outcome: { outcome_code: 'RESOLVED_SELLER_FAVOUR' } }, 'won'],
    [{ status: 'RESOLVED', dispute_outcome: { outcome_code: 'RESOLVED_WITH_PAYOUT' } }, 'won'],
    [{ status: 'RESOLVED', dispute_outcome: { outcome_code: 'CANCELED_BY_BUYER' } }, 'won'],
    [{ status: 'RESOLVED', dispute_outcome: { outcome_code: 'NONE' } }, 'closed'],
    [
      {
        status: 'RESOLVED',
        dispute_life_cycle_stage: 'INQUIRY',
        dispute_outcome: { outcome_code: 'CANCELED_BY_BUYER' },
      },
      'closed',
    ],
  ])('%j is %s', (changes, status) => {
    expect(aDispute(changes)).toMatchObject({
      status,
      reason: 'merchandise-or-service-not-received',
      isInquiry: 'dispute_life_cycle_stage' in changes,
    });
  });
});
