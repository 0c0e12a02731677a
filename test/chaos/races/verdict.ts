import { type PaymentBody, type RefundBody } from '#test/support/resources';
import { claimOf, type End } from './move.ts';
import { type Met } from './walk.ts';

/** Everything in a world as it is in the end, by order. */
export const endsByOrder = (
  payments: readonly PaymentBody[],
  refunds: readonly RefundBody[],
): ReadonlyMap<string, readonly End[]> => {
  const ends = new Map<string, End[]>();
  for (const payment of payments) {
    const own = refunds.filter(({ paymentId }) => paymentId === payment.id);
    const order = payment.orderId ?? '';
    ends.set(order, [...(ends.get(order) ?? []), { payment, refunds: own }]);
  }
  return ends;
};

/** One line for each answer that is not true in the end, and one when more or fewer of the two took place than may. */
export const verdict = (
  { race, scene, asked, where, first, second }: Met,
  ends: ReadonlyMap<string, readonly End[]>,
): string[] => {
  const [end, ...more] = ends.get(scene.orderId) ?? [];
  if (!end || more.length > 0) return [`${where}: there is not one payment but ${end ? more.length + 1 : 0}`];
  const { between, done, isSameEnd, isUndone } = race;
  const took = between.map(({ isDone }, side) => isDone(end, asked[side]!));
  const lies = [first, second].flatMap((answer, side) => {
    if (!answer) return [];
    const told = claimOf(answer);
    const isTrue = took[side]
      ? told === 'done' || isSameEnd
      : told === 'refused' || (told === 'done' && isUndone);
    return isTrue
      ? []
      : [`${between[side]!.name} was told ${told} (${answer.status} ${answer.body.code ?? ''})`];
  });
  const isCounted = done.includes(took.filter(Boolean).length);
  const wrong = [...(isCounted ? [] : [`${took.join(' and ')} took place`]), ...lies];
  return wrong.map((what) => `${where}: ${what}; ${inShort(end)}`);
};

const inShort = ({ payment: { id, status, capturedAmount, refundedAmount }, refunds }: End): string =>
  `${id} is ${status}, took ${capturedAmount}, gave back ${refundedAmount}` +
  refunds.map((refund) => `, a refund of ${refund.amount} is ${refund.status}`).join('');
