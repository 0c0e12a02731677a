import { type Payment, type Problem, type Refund } from '../kassa.ts';
import { order, type Step } from '../step.ts';

const part = 3_000;

export const refund: Step = {
  name: 'refund',
  async *play({ kassa }) {
    const charged = await kassa.post<Payment>('/payments/charge', order('refund', 'pm_card_mastercard'));
    const { id } = charged.body;
    const back = await kassa.post<Refund>(`/payments/${id}/refunds`, { amount: part });
    yield {
      asked: 'charge, refund $30.00',
      answer: `${back.status} ${back.body.status}`,
      paymentId: id,
      isRight: back.status === 201,
    };
    const rest = await kassa.post<Refund>(`/payments/${id}/refunds`, {});
    yield {
      asked: 'refund the rest',
      answer: `${rest.status} ${rest.body.status}`,
      paymentId: id,
      isRight: rest.status === 201 && rest.body.amount === charged.body.amount - part,
    };
    const more = await kassa.post<Problem>(`/payments/${id}/refunds`, { amount: 1 });
    yield {
      asked: 'refund one cent more',
      answer: `${more.status} ${more.body.code}`,
      paymentId: id,
      isRight: more.status === 422,
    };
  },
};
