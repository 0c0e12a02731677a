import { type Card } from '../cards/card.ts';
import { findCard } from '../cards/find-card.ts';
import { settleCardWork } from '../cards/settle-card.ts';
import { type ClickWorld } from '../click-world.ts';
import { type Flat } from '../json/exact-json.ts';
import { becomePaid } from '../payments/become-paid.ts';
import { newPayment } from '../payments/new-payment.ts';
import { paymentStatus } from '../payments/payment-status.ts';
import { type Payment } from '../payments/payment.ts';
import { type MerchantRoute } from './merchant-route.ts';
import { checkService, neededAmount, neededText } from './read-fields.ts';
import { refuse } from './refusal.ts';

const failed = (world: ClickWorld, payment: Payment, error: number, errorNote: string): Payment =>
  world.payments.put({ ...payment, state: 'failed' as const, error, errorNote });

const answer = (payment: Payment): Flat => {
  const { status, note } = paymentStatus(payment);
  /** The documents show the id as a number, their sample as a string (click.md §2.2, M5). */
  const id = BigInt(payment.id);
  return { error_note: note, payment_id: (id / 4n) % 2n === 0n ? id : String(id), payment_status: status };
};

const debit = (world: ClickWorld, card: Card, payment: Payment, declined: boolean): Payment => {
  if (declined || card.mood === 'poor') {
    failed(world, payment, -5017, 'Insufficient funds');
    throw refuse('insufficientFunds', 'Insufficient funds');
  }
  switch (card.mood) {
    case 'blocked':
      return failed(world, payment, -5018, 'Card is blocked');
    case 'slow':
      world.agenda.after(world.settings.slowCardMs, settleCardWork, payment.id);
      return payment;
    case 'ok':
      return becomePaid(world, payment);
  }
};

/** Pays with a card token. It knows no idempotency key: asked twice, it debits twice; the shop is not called. */
export const cardPaymentRoute: MerchantRoute = {
  method: 'POST',
  path: 'card_token/payment',
  operation: 'card-token.payment',
  handle: ({ world, fields, declined }) => {
    checkService(world.settings, fields['service_id']);
    const merchantTransId = neededText(fields, 'transaction_parameter');
    const tiyin = neededAmount(fields);
    const card = findCard(world.cards, neededText(fields, 'card_token'));
    if (!card.verified) throw refuse('notAllowed', 'Card token is not verified');
    const begun = newPayment(world, { merchantTransId, tiyin, way: 'card', act: 'pay' });
    const payment = debit(world, card, begun, declined);
    if (card.temporary) world.cards.put({ ...card, deleted: true });
    return answer(payment);
  },
};
