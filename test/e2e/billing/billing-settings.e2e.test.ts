import { openWorld, type World } from '#test/support/world';
import { adminOf } from '../gateways/a-gateway-account.ts';

const at = '/admin/billing-settings';

describe('how a tenant bills', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  const pathsOf = ({ body }: { body: { issues: { path: string }[] } }) => body.issues.map(({ path }) => path);

  it('200: given nothing was said, when it is read, then it is the standard; said once, what was left out is as usual', async () => {
    const usual = await world.get(at, adminOf('bills'));
    expect(usual.body).toMatchObject({
      dunning: { retryDays: [1, 3, 7], graceDays: 3, levels: ['full', 'limited', 'limited', 'read-only'] },
      taxBehaviour: 'exclusive',
      invoicePrefix: 'INV-',
      creditNotePrefix: 'CN-',
    });
    const said = {
      dunning: { graceDays: 10, reactions: { 'card-declined': 'payday' } },
      invoicePrefix: 'ACME-',
    };
    const { status, body } = await world.put(at, said, adminOf('bills'));
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        ...usual.body,
        invoicePrefix: 'ACME-',
        dunning: {
          ...usual.body.dunning,
          graceDays: 10,
          reactions: { ...usual.body.dunning.reactions, 'card-declined': 'payday' },
        },
      },
    });
    expect((await world.get(at, adminOf('bills'))).body).toEqual(body);
    expect((await world.get(at, adminOf('others'))).body).toEqual(usual.body);
  });

  it('409: given prefixes that were had, when they change places, then none is given to the other series, ever', async () => {
    const swapped = { invoicePrefix: 'CN-', creditNotePrefix: 'INV-' };
    const asked = await world.put(at, swapped, adminOf('swaps'));
    expect([asked.status, asked.body.code]).toEqual([409, 'invoice-prefix-had']);
    await world.put(at, { invoicePrefix: 'A-', creditNotePrefix: 'B-' }, adminOf('swaps'));
    await world.put(at, { invoicePrefix: 'C-', creditNotePrefix: 'D-' }, adminOf('swaps'));
    const later = await world.put(at, { invoicePrefix: 'C-', creditNotePrefix: 'A-1' }, adminOf('swaps'));
    expect([later.status, later.body.code]).toEqual([409, 'credit-note-prefix-had']);
    expect((await world.put(at, { invoicePrefix: 'A-' }, adminOf('swaps'))).status).toBe(200);
  });

  it('422: given what could not work, when it is said, then the field is named and all stays as it was', async () => {
    const before = (await world.get(at, adminOf('wary'))).body;
    const asked = await world.put(at, { dunning: { retryDays: [3, 1] } }, adminOf('wary'));
    expect([asked.status, pathsOf(asked)]).toEqual([422, ['dunning.retryDays.1']]);
    expect((await world.get(at, adminOf('wary'))).body).toEqual(before);
  });
});
