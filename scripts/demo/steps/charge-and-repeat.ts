import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../eventually.ts';
import { type Payment } from '../kassa.ts';
import { order, type Step } from '../step.ts';

/** A moment for the worker to make something of what it heard, if it did. */
const workingMs = 500;

export const chargeAndRepeat: Step = {
  name: 'charge, and again',
  async *play({ kassa, sandbox }) {
    const key = kassa.newKey();
    const asked = order('charge', 'pm_card_visa');
    const first = await kassa.post<Payment>('/payments/charge', asked, key);
    const { id } = first.body;
    yield {
      asked: 'charge $100.00',
      answer: `${first.status} ${first.body.status}`,
      paymentId: id,
      isRight: first.status === 201,
    };
    const again = await kassa.post<Payment>('/payments/charge', asked, key);
    yield {
      asked: 'the same, same key',
      answer: `${again.status} ${again.replayed ? 'replayed' : 'NOT replayed'}: the same payment`,
      paymentId: id,
      isRight: again.replayed && again.body.id === id,
    };
    const eventId = await sandbox.findEvent('payment_intent.succeeded', first.body.providerPaymentId ?? '');
    const before = await sandbox.delivered();
    await sandbox.resend(eventId);
    await eventually(sandbox.delivered, (delivered) => delivered > before);
    await pause(workingMs);
    const after = await kassa.get<Payment>(`/payments/${id}`);
    yield {
      asked: 'its webhook, once more',
      answer: '200 duplicate: nothing changes',
      paymentId: id,
      isRight: after.body.status === 'completed' && after.body.capturedAmount === first.body.capturedAmount,
    };
  },
};
