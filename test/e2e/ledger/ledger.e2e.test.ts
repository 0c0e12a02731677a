import { eventually } from '#test/support/eventually';
import { allDelivered } from '#test/support/outbox';
import { openWorld, type World } from '#test/support/world';

const at = 'gateway-receivable:gwa_configured_stripe';

describe('the ledger', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.startWorker();
  });
  afterEach(() => world.dispose());

  const balances = async (query = '') => {
    const { body } = await world.get(`/admin/ledger/accounts${query}`);
    return Object.fromEntries(
      body.data.map(({ account, balance }: { account: string; balance: number }) => [account, balance]),
    );
  };
  const proof = async () => {
    const { body } = await world.get('/admin/ledger/proof');
    return body;
  };

  it('given a charge of $100 on Starter, then every cent of it is in its account', async () => {
    const { id } = await world.charged();
    await allDelivered(world);
    expect(await balances()).toEqual({
      [at]: 9_680,
      'gateway-fee-expense': 320,
      'platform-fee-revenue': 300,
      'tenant-payable': 9_700,
    });
    const { body } = await world.get('/admin/ledger/entries');
    expect(body).toMatchObject({
      data: [{ paymentId: id, type: 'captured', reference: id }],
      nextCursor: null,
    });
    const trial = await world.get('/admin/ledger/trial-balance');
    expect(trial.body.data).toMatchObject([
      { currency: 'USD', debit: 10_000, credit: 10_000, difference: 0, tenantNet: 9_380 },
    ]);
    expect(await proof()).toMatchObject({ entries: 1, payments: 1, problemCount: 0, pendingCount: 0 });
    await eventually('it is sealed', async () => (await proof()).blocks === 1);
    expect(await balances()).toMatchObject({ [at]: 9_680, 'tenant-payable': 9_700 });
    expect(await proof()).toMatchObject({ problems: [], chains: 1 });
  });
});
