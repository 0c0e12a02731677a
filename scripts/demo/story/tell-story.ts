import { eventually } from '../eventually.ts';
import { type Payment, type Refund } from '../kassa.ts';
import { type Line, type Stage, type Step } from '../step.ts';
import { price } from '../table.ts';
import { type GatewayStory } from './gateway-story.ts';

const by = { shop: 'shop', admin: 'admin' } as const;

/** Plays a gateway's story: what is done by API is the shop's, all else says who does it. */
export const tellStory = (story: GatewayStory): Step => ({
  name: story.gateway,
  async *play(stage) {
    const { gateway, amount, currency, paymentMethod, paying } = story;
    const orderId = `demo-story-${gateway}`;
    const asked = { orderId, gateway, amount, currency, paymentMethod, returnUrl: 'https://shop.example/' };
    const charged = await stage.kassa.post<Payment>('/payments/charge', asked);
    const { status, nextAction } = charged.body;
    yield {
      who: by.shop,
      asked: `charge ${price(amount, currency)}`,
      answer: `${charged.status} ${status}${nextAction ? `: ${nextAction.type}` : ''}`,
      paymentId: charged.body.id,
      isRight: charged.status === 201 && status === (paying ? 'requires_action' : 'completed'),
    };
    yield* payment(stage, story, charged.body);
    yield* refund(stage, story, charged.body, story.part);
    yield* refund(stage, story, charged.body, undefined);
  },
});

async function* payment(
  stage: Stage,
  { paying, isApproved }: GatewayStory,
  charged: Payment,
): AsyncIterable<Line> {
  if (!paying) return;
  const { id: paymentId } = charged;
  await paying.act(stage, charged);
  const look = () => stage.kassa.get<Payment>(`/payments/${paymentId}`);
  const wished = isApproved ? 'requires_action' : 'completed';
  const { body } = await eventually(look, ({ body }) => body.status === wished);
  yield {
    who: paying.who,
    asked: paying.does,
    answer: `${paying.heard}: ${body.status}`,
    paymentId,
    isRight: body.status === wished,
    isMidway: isApproved === true,
  };
  if (!isApproved) return;
  const approval = { note: 'seen on the statement', evidence: 'statement 17, line 4' };
  const approved = await stage.kassa.post<Payment>(`/admin/payments/${paymentId}/approve`, approval);
  yield {
    who: by.admin,
    asked: 'approves it, with evidence',
    answer: `${approved.status} ${approved.body.status}`,
    paymentId,
    isRight: approved.body.status === 'completed',
  };
}

/** Gives a part back, or all that is left. */
async function* refund(
  stage: Stage,
  { givingBack, currency }: GatewayStory,
  { id: paymentId }: Payment,
  part: number | undefined,
): AsyncIterable<Line> {
  const asked = part === undefined ? {} : { amount: part };
  const { status, body } = await stage.kassa.post<Refund>(`/payments/${paymentId}/refunds`, asked);
  yield {
    who: by.shop,
    asked: part === undefined ? 'refund the rest' : `refund ${price(part, currency)}`,
    answer: `${status} ${body.status}${body.awaitsPerson ? ': awaits a person' : ''}`,
    paymentId,
    isRight: givingBack ? status === 202 && body.awaitsPerson : status === 201,
  };
  if (!givingBack) return;
  await givingBack.act(stage, body);
  yield {
    who: givingBack.who,
    asked: givingBack.does,
    answer: 'Kassa can not know yet',
    paymentId,
    isRight: true,
    isMidway: true,
  };
  const record = { outcome: 'completed', note: 'given back by hand', evidence: `receipt of ${body.id}` };
  const recorded = await stage.kassa.post<Refund>(`/admin/refunds/${body.id}/record`, record);
  yield {
    who: by.admin,
    asked: 'records it, with evidence',
    answer: `${recorded.status} ${recorded.body.status}`,
    paymentId,
    isRight: recorded.status === 200 && recorded.body.status === 'completed',
  };
}
