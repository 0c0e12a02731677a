import { openWorld, type World } from '#test/support/world';
describe('scratch', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.dispose());
  it('bank debits', async () => {
    for (const token of ['pm_usBankAccount_success', 'pm_usBankAccount_noAccount']) {
      const r = await world.post('/payments/charge', { amount: 5000, currency: 'USD', paymentMethod: { type: 'us_bank_account', token } });
      console.log(token, r.status, r.body.status, r.body.code, JSON.stringify(r.body.failure ?? r.body.payment?.failure), JSON.stringify(r.body.paymentMethod));
      if (r.body.id) { await world.pass(31_000); await new Promise((x) => setTimeout(x, 500)); await world.sweep(); const p = await world.payment(r.body.id); console.log(p.status, JSON.stringify(p.failure)); }
    }
    const r = await world.post('/payments/charge', { amount: 5000, currency: 'USD', paymentMethod: { type: 'card', token: 'pm_usBankAccount_success' } });
    console.log(r.status, r.body.status, JSON.stringify(r.body.paymentMethod));
    for (const t of ['pm_card_threeDSecureRequiredChargeDeclined', 'pm_card_refundFail', 'pm_card_radarBlock']) { const r = await world.post('/payments/charge', { amount: 5000, currency: 'USD', paymentMethod: { type: 'card', token: t } }); console.log(t, r.status, r.body.status, r.body.payment?.failure?.code); }
  }, 60000);
});
