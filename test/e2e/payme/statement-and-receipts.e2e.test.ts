import { anId, openPaymeWorld, type PaymeWorld, price } from './payme-world.ts';

let payme: PaymeWorld;
beforeAll(async () => {
  payme = await openPaymeWorld();
});
afterAll(() => payme.dispose());

it('lists all transactions of a time, both its ends included, whatever became of them', async () => {
  const from = await payme.nowMs();
  const ids: string[] = [];
  // Created by Payme in another order than we heard of them.
  for (const [at, fate] of [
    [from + 2_000, 'performed'],
    [from, 'cancelled'],
    [from + 1_000, 'open'],
    [from + 3_000, 'later'],
  ] as const) {
    const { id: orderId } = await payme.waiting();
    const params = { ...(await payme.creation(orderId)), time: at };
    await payme.ask('CreateTransaction', params);
    if (fate === 'performed') await payme.ask('PerformTransaction', { id: params.id });
    if (fate === 'cancelled') await payme.ask('CancelTransaction', { id: params.id, reason: 3 });
    if (fate !== 'later') ids.push(params.id);
  }
  const [performed, cancelled, open] = ids;
  const { result } = await payme.twice('GetStatement', { from, to: from + 2_000 });
  expect(result).toEqual({
    transactions: [
      expect.objectContaining({ id: cancelled, time: from, state: -1, reason: 3 }),
      expect.objectContaining({ id: open, time: from + 1_000, state: 1, reason: null }),
      {
        id: performed,
        time: from + 2_000,
        amount: price,
        account: { order_id: expect.stringMatching(/^pay_/) },
        create_time: expect.any(Number),
        perform_time: expect.any(Number),
        cancel_time: 0,
        transaction: expect.stringMatching(/^\d+$/),
        state: 2,
        reason: null,
        receivers: null,
      },
    ],
  });
});

it.each([
  [{ from: 1, to: 2 }, []],
  [{ from: 0, to: 1 }, []],
])('has nothing to list of %o', async (asked, transactions) => {
  expect((await payme.ask('GetStatement', asked)).result).toEqual({ transactions });
});

it.each([{ from: 2, to: 1 }, { from: 1, to: 1 }, { from: 1 }, { from: '1', to: 2 }, { from: -1, to: 1e17 }])(
  'takes no statement of %o',
  async (asked) => expect((await payme.ask('GetStatement', asked)).error?.code).toBe(-32_600),
);

describe('fiscal receipts', () => {
  const receipt = (type: string, receipt_id: number | string) => ({
    type,
    fiscal_data: {
      receipt_id,
      status_code: 0,
      message: 'accepted',
      terminal_id: 'EP000000000001',
      fiscal_sign: '800031554082',
      qr_code_url: 'https://ofd.soliq.uz/check?t=EP000000000001',
      date: '20260115120000',
    },
  });
  const notesOf = async (id: string) =>
    (await payme.modules.payments.transactionDesk('gwa_configured_payme' as never).find(id))!.notes;

  it('of the payment and of its return are both kept, as they first came', async () => {
    const { id } = await payme.opened();
    await payme.ask('PerformTransaction', { id });
    for (const told of [receipt('PERFORM', 121), receipt('PERFORM', 999), receipt('CANCEL', '122')])
      expect((await payme.ask('SetFiscalData', { id, ...told })).result).toEqual({ success: true });
    expect(await notesOf(id)).toMatchObject({
      fiscal_perform_receipt_id: '121',
      fiscal_perform_terminal_id: 'EP000000000001',
      fiscal_cancel_receipt_id: '122',
    });
  });
  it('come from Payme itself', async () => {
    const { id } = await payme.waiting();
    await payme.payer(id, 'pay');
    const { body } = await payme.cabinet<{ receiptId: string }>('fiscal', { paymentId: id });
    expect(await notesOf(body.receiptId)).toMatchObject({ fiscal_perform_status_code: '0' });
  });
  it('of what we do not know are refused', async () => {
    const { error } = await payme.ask('SetFiscalData', { id: anId(), ...receipt('PERFORM', 1) });
    expect(error?.code).toBe(-32_001);
  });
  it.each([{ type: 'OTHER', fiscal_data: {} }, { type: 'PERFORM' }])(
    'that make no sense are refused',
    async (told) => {
      const { error } = await payme.ask('SetFiscalData', { id: anId(), ...told });
      expect(error?.code).toBe(-32_602);
    },
  );
});
