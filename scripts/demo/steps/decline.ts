import { type Problem } from '../kassa.ts';
import { order, type Step } from '../step.ts';

export const decline: Step = {
  name: 'decline',
  async *play({ kassa }) {
    const asked = order('decline', 'pm_card_chargeDeclinedInsufficientFunds');
    const { status, body } = await kassa.post<Problem>('/payments/charge', asked);
    yield {
      asked: 'charge an empty card',
      answer: `${status} ${body.payment?.failure?.code ?? body.code}`,
      paymentId: body.payment?.id,
      isRight: status === 402 && body.payment?.status === 'failed',
    };
  },
};
