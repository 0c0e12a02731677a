import { eventually } from '../eventually.ts';
import { type Dispute, type Payment } from '../kassa.ts';
import { order, type Step } from '../step.ts';

/** The emulated bank decides by these words. */
const evidence = { uncategorized_text: 'winning_evidence', customer_name: 'Ada Example' };

export const dispute: Step = {
  name: 'dispute',
  async *play({ kassa, sandbox }) {
    const charged = await kassa.post<Payment>('/payments/charge', order('dispute', 'pm_card_visa'));
    const { id } = charged.body;
    await sandbox.openDispute(id);
    const list = () => kassa.get<{ data: readonly Dispute[] }>(`/disputes?paymentId=${id}`);
    const opened = (await eventually(list, ({ body }) => body.data.length > 0)).body.data[0];
    yield {
      asked: 'the cardholder disputes it',
      answer: opened ? `webhook: ${opened.status}` : 'nothing heard',
      paymentId: id,
      isRight: opened?.status === 'needs_response',
    };
    if (!opened) return;
    const sent = await kassa.post<Dispute>(`/disputes/${opened.id}/evidence`, { evidence });
    yield {
      asked: 'submit evidence',
      answer: `${sent.status} ${sent.body.status}`,
      paymentId: id,
      isRight: sent.status < 300,
    };
    const look = () => kassa.get<Dispute>(`/disputes/${opened.id}`);
    const closed = await eventually(look, ({ body }) => body.status === 'won' || body.status === 'lost');
    yield {
      asked: 'the bank decides',
      answer: `webhook: ${closed.body.status}`,
      paymentId: id,
      isRight: closed.body.status === 'won',
    };
  },
};
