import { eventually } from '../eventually.ts';
import { type Payment } from '../kassa.ts';
import { order, type Step } from '../step.ts';

export const unknownOutcome: Step = {
  name: 'unknown outcome',
  async *play({ kassa, sandbox }) {
    await sandbox.keepNextChargeSecret();
    const first = await kassa.post<Payment>('/payments/charge', order('unknown', 'pm_card_visa'));
    await sandbox.behaveAgain();
    const { id } = first.body;
    yield {
      asked: 'charge; the answer is lost',
      answer: `${first.status} ${first.body.status}`,
      paymentId: id,
      isRight: first.status === 202,
      isMidway: true,
    };
    const look = () => kassa.get<Payment>(`/payments/${id}`);
    const settled = await eventually(look, ({ body }) => body.status !== 'processing');
    yield {
      asked: 'nobody tells, so it asks',
      answer: `found out: ${settled.body.status}`,
      paymentId: id,
      isRight: settled.body.status === 'completed',
    };
  },
};
