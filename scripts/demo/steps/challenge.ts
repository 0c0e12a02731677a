import { eventually } from '../eventually.ts';
import { type Payment } from '../kassa.ts';
import { order, type Step } from '../step.ts';

export const challenge: Step = {
  name: '3-D Secure',
  async *play({ kassa, sandbox }) {
    const asked = order('challenge', 'pm_card_threeDSecure2Required', {
      returnUrl: 'https://shop.example/back',
    });
    const first = await kassa.post<Payment>('/payments/charge', asked);
    const { id } = first.body;
    yield {
      asked: 'charge $100.00',
      answer: `${first.status} ${first.body.status}: ${first.body.nextAction?.type ?? 'nothing'}`,
      paymentId: id,
      isRight: first.body.status === 'requires_action',
    };
    await sandbox.completeChallenge(id);
    const look = () => kassa.get<Payment>(`/payments/${id}`);
    const passed = await eventually(look, ({ body }) => body.status !== 'requires_action');
    yield {
      asked: 'the customer confirms',
      answer: `webhook: ${passed.body.status}`,
      paymentId: id,
      isRight: passed.body.status === 'completed',
    };
  },
};
