import { type Payment } from '../kassa.ts';
import { order, type Step } from '../step.ts';

const part = 6_000;

export const holdAndCapture: Step = {
  name: 'hold, take a part',
  async *play({ kassa }) {
    const held = await kassa.post<Payment>('/payments/authorize', order('hold', 'pm_card_visa'));
    const { id } = held.body;
    yield {
      asked: 'authorize $100.00',
      answer: `${held.status} ${held.body.status}`,
      paymentId: id,
      isRight: held.body.status === 'authorized',
    };
    const taken = await kassa.post<Payment>(`/payments/${id}/capture`, { amount: part });
    yield {
      asked: 'capture $60.00',
      answer: `${taken.status} ${taken.body.status}, the rest released`,
      paymentId: id,
      isRight: taken.body.status === 'completed' && taken.body.capturedAmount === part,
    };
  },
};
