import { type EvidenceSubmission } from '#application/payments/ports/payment-gateway';
import { type PaypalClient } from '../client/paypal-client.ts';
import { readReply } from '../client/paypal-reply.ts';
import { DisputeBody } from '../paypal-resources.ts';
import { evidenceRequest, type PaypalEvidence } from './evidence-request.ts';

/**
 * Answers a dispute. The call takes no request id and is refused once it was made; so what a refusal means is read from the
 * dispute itself: whether our evidence is there.
 */
export const submitEvidence =
  (client: PaypalClient) =>
  async ({ reference, evidence }: EvidenceSubmission): Promise<'accepted' | 'refused' | 'unknown'> => {
    const until = client.limit();
    const path = `/v1/customer/disputes/${encodeURIComponent(reference)}`;
    const evidences = evidenceRequest(evidence);
    const body = new FormData();
    body.set('input', new Blob([JSON.stringify({ evidences })], { type: 'application/json' }));
    const reply = await client.ask(until, { method: 'POST', path: `${path}/provide-evidence`, body });
    if (reply.kind === 'answer') return 'accepted';
    if (reply.kind !== 'refused') return 'unknown';
    const dispute = readReply(DisputeBody, await client.ask(until, { method: 'GET', path }));
    if (dispute.kind === 'refused') return 'refused';
    if (dispute.kind !== 'read') return 'unknown';
    return evidences.every((piece) => isIn(dispute.value, piece)) ? 'accepted' : 'refused';
  };

const isIn = ({ evidences }: DisputeBody, { evidence_type, notes }: PaypalEvidence): boolean =>
  evidences.some((known) => known.evidence_type === evidence_type && known.notes === notes);
