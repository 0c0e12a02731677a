import {
  type Dispute,
  type DisputeNews,
  hearDisputeNews,
  isClosed,
  openDispute,
  recordEvidence,
  requestEvidence,
} from '#domain/payments/dispute';
import { type DisputeStatus, disputeStatuses } from '#domain/payments/dispute-status';
import { disputeTransitions } from '#domain/payments/dispute-transitions';
import { type DisputeId } from '#domain/shared/ids';
import { aPayment, afterNoon, noon, usd } from '#test/support/a-payment';
import { transitionCells } from '#test/support/transition-cells';

const at = afterNoon(60_000);
const { tenantId, id: paymentId, gateway, gatewayAccountId } = aPayment();
const known = {
  id: 'dsp_000001' as DisputeId,
  tenantId,
  paymentId,
  ownerId: null,
  gateway,
  gatewayAccountId,
};
const news: DisputeNews = {
  reference: 'du_1',
  paymentReference: 'pi_1',
  status: 'needs_response',
  amount: usd(100_00),
  fee: usd(15_00),
  reason: 'fraudulent',
  isInquiry: false,
  evidenceDueAt: afterNoon(777_600_000),
};
const aDispute = (status: DisputeStatus, is: Partial<Dispute> = {}): Dispute => ({
  ...openDispute({ ...news, status }, known, noon),
  version: 1,
  ...is,
});
const call = {
  key: 'dsp_000001:evidence:1',
  evidence: { product_description: 'A chair' },
  promisedAt: noon,
  asks: 0,
  nextAskAt: afterNoon(8_000),
};
const command = { key: 'key-1', hash: 'hash-1' };
const hear = (status: DisputeStatus) => (dispute: Dispute) =>
  hearDisputeNews(dispute, { ...news, status }, at, 'webhook');
const drivers = {
  EvidenceRequested: (dispute: Dispute) => requestEvidence(dispute, call, command, at),
  EvidenceSubmitted: (dispute: Dispute) => recordEvidence(dispute, true, at),
  EvidenceRefused: (dispute: Dispute) => recordEvidence(dispute, false, at),
  DisputeEscalated: (dispute: Dispute) =>
    hearDisputeNews({ ...dispute, isInquiry: true }, { ...news, status: 'needs_response' }, at, 'webhook'),
  DisputeFeeLearned: (dispute: Dispute) =>
    hearDisputeNews({ ...dispute, fee: null }, { ...news, status: dispute.status }, at, 'webhook'),
  DisputeWon: hear('won'),
  DisputeLost: hear('lost'),
  DisputeDropped: hear('closed'),
} as const;
const stateAfter = (dispute: Dispute, event: keyof typeof drivers): Dispute | undefined => {
  const decision = drivers[event](dispute);
  if (!decision) return undefined;
  const { state } = 'state' in decision ? decision : decision.ok ? decision.value : { state: undefined };
  return state;
};
const { present, absent } = transitionCells<DisputeStatus, keyof typeof drivers>(disputeTransitions);

describe('the table of disputes', () => {
  it.each(present)('%s, on %s, becomes %s', (from, event, to) => {
    const dispute = aDispute(from);
    const after = stateAfter(dispute, event);
    expect(after?.status).toBe(to);
    expect(after?.timeline).toHaveLength(from === to ? 1 : 2);
  });
  it.each(absent)('%s refuses %s', (from, event) =>
    expect(stateAfter(aDispute(from), event)).toBeUndefined(),
  );
});

describe('a dispute', () => {
  it.each(disputeStatuses)('may first be heard of when it is %s', (status) => {
    const dispute = openDispute({ ...news, status }, known, at);
    expect(dispute).toMatchObject({
      status,
      reference: 'du_1',
      fee: usd(15_00),
      timeline: [{ status, at, cause: 'webhook' }],
      closedAt: isClosed(status) ? at : null,
    });
    expect(dispute).not.toHaveProperty('paymentReference');
  });
  it.each([
    ['needs_response', false],
    ['under_review', false],
    ['won', true],
    ['lost', true],
    ['closed', true],
  ] as const)('%s is over: %s', (status, over) => expect(isClosed(status)).toBe(over));
  it('tells in its history how it ended, and when', () => {
    const won = stateAfter(aDispute('under_review'), 'DisputeWon');
    expect(won).toMatchObject({ closedAt: at, updatedAt: at });
    expect(won?.timeline.at(-1)).toEqual({ status: 'won', at, cause: 'webhook' });
  });
  it.each(
    disputeStatuses.flatMap(
      (from) =>
        [
          [from, from],
          [from, 'needs_response'],
        ] as const,
    ),
  )('that is %s changes nothing on hearing of %s', (from, status) =>
    expect(hear(status)(aDispute(from))).toBeUndefined(),
  );
});

describe('an inquiry', () => {
  const inquiry = (status: DisputeStatus) =>
    aDispute(status, { isInquiry: true, fee: null, amount: usd(40_00) });
  it.each(['needs_response', 'under_review', 'closed'] as const)(
    'that is %s may become a chargeback',
    (status) => {
      const heard = hearDisputeNews(inquiry(status), news, at, 'webhook');
      expect(heard?.state).toMatchObject({
        status: 'needs_response',
        isInquiry: false,
        amount: usd(100_00),
        fee: usd(15_00),
        closedAt: null,
      });
    },
  );
  it('may be heard to be lost as a chargeback before it was heard to be one', () =>
    expect(
      hearDisputeNews(inquiry('under_review'), { ...news, status: 'lost' }, at, 'webhook')?.state,
    ).toMatchObject({
      status: 'lost',
      isInquiry: false,
      fee: usd(15_00),
    }));
  it('is not what a chargeback turns back into, whatever comes late', () =>
    expect(
      hearDisputeNews(
        aDispute('needs_response'),
        { ...news, isInquiry: true, status: 'closed' },
        at,
        'webhook',
      ),
    ).toBeUndefined());
});

describe('evidence', () => {
  it('is promised before it is sent, and the request kept', () => {
    expect(stateAfter(aDispute('needs_response'), 'EvidenceRequested')).toMatchObject({
      status: 'needs_response',
      evidence: null,
      inFlight: call,
      commands: [command],
    });
  });
  it('counts as submitted when the provider takes it', () => {
    expect(stateAfter(aDispute('needs_response', { inFlight: call }), 'EvidenceSubmitted')).toMatchObject({
      status: 'under_review',
      evidence: call.evidence,
      inFlight: null,
    });
  });
  it('that is refused leaves the dispute and earlier evidence as they were', () => {
    const earlier = { product_description: 'Before' };
    expect(
      stateAfter(aDispute('under_review', { inFlight: call, evidence: earlier }), 'EvidenceRefused'),
    ).toMatchObject({
      status: 'under_review',
      evidence: earlier,
      inFlight: null,
    });
  });
  it('on its way is nobody’s business any more when the dispute ends', () => {
    expect(stateAfter(aDispute('needs_response', { inFlight: call }), 'DisputeLost')).toMatchObject({
      inFlight: null,
    });
  });
});
