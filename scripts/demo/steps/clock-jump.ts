import { eventually } from '../eventually.ts';
import { type Payment } from '../kassa.ts';
import { order, type Step } from '../step.ts';

/** Holds on cards end after seven days. */
const days = 8;
const dayMs = 86_400_000;

export const clockJump: Step = {
  name: 'time passes',
  async *play({ kassa }) {
    const held = await kassa.post<Payment>('/payments/authorize', order('expiry', 'pm_card_visa'));
    const { id } = held.body;
    await kassa.post('/sandbox/clock', { advanceMs: days * dayMs });
    const look = () => kassa.get<Payment>(`/payments/${id}`);
    const expired = await eventually(look, ({ body }) => body.status === 'cancelled');
    yield {
      asked: `authorize, wait ${days} days`,
      answer: `expired: ${expired.body.status}`,
      paymentId: id,
      isRight: expired.body.status === 'cancelled',
    };
  },
};
