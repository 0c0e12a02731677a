import { type Kassa } from '../kassa.ts';
import { type Line, type Step } from '../step.ts';

type Subscription = Readonly<{
  id: string;
  status: string;
  level: string;
  currentPeriodEnd: string;
  trialEndsAt: string | null;
  dunning: Readonly<{ nextAt: string }> | null;
}>;
type Invoice = Readonly<{
  id: string;
  number: string;
  status: string;
  paymentId: string | null;
  attempts: readonly Readonly<{ outcome: string; failure: string | null }>[];
}>;

/** A subscription from its trial to its end, in the months that the clock jumps over. */
export const subscriptionLife: Step = {
  name: 'subscription',
  async *play({ kassa }) {
    const life = lifeIn(kassa);
    await life.begin();
    yield life.line('subscribe, two weeks free', 'trialing full');
    await life.goTo((await life.read()).trialEndsAt);
    yield life.line('the trial is over', 'active full', 'paid');
    await life.goTo((await life.read()).currentPeriodEnd);
    yield life.line('a month later', 'active full', 'paid');
    await life.payWith('pm_card_chargeCustomerFail');
    await life.goTo((await life.read()).currentPeriodEnd);
    yield life.line('the card is declined', 'past_due full', 'open');
    await life.goTo((await life.read()).dunning?.nextAt ?? null);
    yield life.line('tried again after a day', 'past_due limited', 'open');
    await life.goTo((await life.read()).dunning?.nextAt ?? null);
    yield life.line('tried again after three', 'past_due limited', 'open');
    await life.payByHand('pm_card_visa');
    yield life.line('paid with another card', 'active full', 'paid');
    await life.cancel();
    await life.goTo((await life.read()).currentPeriodEnd);
    yield life.line('cancelled, and the month is over', 'cancelled none', 'paid');
  },
};

const lifeIn = (kassa: Kassa) => {
  const run = kassa.newKey().replace(/\W/g, '-').slice(-30);
  let id = '';
  let customerId = '';
  let now = { status: '', level: '' };
  let invoice: Invoice | undefined;
  const read = async (): Promise<Subscription> =>
    (await kassa.get<Subscription>(`/subscriptions/${id}`)).body;
  const look = async (): Promise<void> => {
    now = await read();
    const { body } = await kassa.get<{ data: readonly Invoice[] }>(`/invoices?subscriptionId=${id}`);
    invoice = body.data[0];
  };
  const save = async (token: string): Promise<string> =>
    (await kassa.post<{ id: string }>('/payment-methods', { type: 'card', token, customerId })).body.id;
  return {
    read,
    begin: async (): Promise<void> => {
      const planId = `pln_${run}`;
      const prices = [{ interval: 'month', amount: 29_99, currency: 'USD' }];
      await kassa.post('/plans', { id: planId, name: 'Demo', rank: 90, trialDays: 14, prices });
      customerId = (await kassa.post<{ id: string }>('/customers', { email: 'ada@example.com' })).body.id;
      await save('pm_card_visa');
      id = (await kassa.post<{ id: string }>('/subscriptions', { planId, customerId })).body.id;
      await look();
    },
    goTo: async (at: string | null): Promise<void> => {
      if (at !== null) await kassa.post('/sandbox/clock', { to: at });
      await look();
    },
    payWith: async (token: string): Promise<void> => {
      const paymentMethodId = await save(token);
      await kassa.post(`/subscriptions/${id}/payment-method`, { paymentMethodId });
    },
    payByHand: async (token: string): Promise<void> => {
      const paymentMethod = { id: await save(token) };
      await kassa.post(`/invoices/${invoice?.id ?? ''}/pay`, { paymentMethod });
      await look();
    },
    cancel: async (): Promise<void> => {
      await kassa.post(`/subscriptions/${id}/cancel`, { when: 'period-end' });
    },
    line: (asked: string, standing: string, invoiceStatus?: string): Line => {
      const found = `${now.status} ${now.level}`;
      const tries = invoice?.attempts.length ?? 0;
      const words = invoice
        ? `, ${invoice.number} ${invoice.status}, ${tries} ${tries === 1 ? 'try' : 'tries'}`
        : '';
      return {
        asked,
        answer: `${found}${words}`,
        paymentId: invoice?.paymentId ?? undefined,
        isRight: found === standing && invoice?.status === invoiceStatus,
      };
    },
  };
};
