import { type Payment } from '../kassa.ts';
import { amount, type Line, order, type Stage, type Step } from '../step.ts';
import { price } from '../table.ts';

type Account = Readonly<{ id: string; label: string }>;
type Rules = Readonly<{ version: number }>;

/** What the rule looks at. */
const ruled = 'EUR';

/** A tenant that has two accounts of its own at one provider, and a rule that leads to the second. */
export const ownAccounts: Step = {
  name: 'own accounts',
  async *play(stage) {
    const first = await create(stage, 'Stripe at home');
    const second = await create(stage, 'Stripe in Europe');
    yield {
      who: 'admin',
      asked: 'adds two Stripe accounts',
      answer: `${second.status} ${first.body.label}, ${second.body.label}`,
      paymentId: undefined,
      isRight: first.status === 201 && second.status === 201,
    };
    const rules = [
      {
        name: 'euros to Europe',
        when: { currencies: [ruled] },
        to: [{ gatewayAccountId: second.body.id, weight: 1 }],
      },
    ];
    const set = await stage.kassa.put<Rules>('/admin/routing-rules', { rules });
    yield {
      who: 'admin',
      asked: 'sets a rule: EUR to the 2nd',
      answer: `${set.status} version ${set.body.version}`,
      paymentId: undefined,
      isRight: set.status === 200,
    };
    // Stripe tells each account's webhooks at an address of its own; the emulator has been given one address only.
    await stage.sandbox.keepWebhooksBack();
    try {
      yield* charge(stage, ruled, second.body);
      yield* charge(stage, 'USD', first.body);
    } finally {
      await stage.sandbox.behaveAgain();
    }
  },
};

const create = ({ kassa }: Stage, label: string) =>
  kassa.post<Account>('/admin/gateway-accounts', {
    provider: 'stripe',
    label,
    mode: 'test',
    credentials: { secretKey: `sk_test_demo_${label.length}`, webhookSecrets: ['whsec_demo'] },
  });

async function* charge({ kassa }: Stage, currency: string, { id, label }: Account): AsyncIterable<Line> {
  const asked = order(`routed-${currency}`, 'pm_card_visa', { currency });
  const { status, body } = await kassa.post<Payment>('/payments/charge', asked);
  const where = body.gatewayAccountId === id ? label : 'another account';
  yield {
    who: 'shop',
    asked: `charge ${price(amount, currency)}`,
    answer: `${status} ${body.status}: ${where}`,
    paymentId: body.id,
    isRight: status === 201 && body.gatewayAccountId === id,
  };
  yield {
    who: '',
    asked: 'why there?',
    answer: body.route.reason,
    paymentId: undefined,
    isRight: (body.route.rule !== null) === (currency === ruled),
  };
}
