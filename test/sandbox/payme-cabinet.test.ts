import { eventually } from '../support/eventually.ts';
import { openPayme, type OpenPayme } from './open-payme.ts';

type Exam = {
  readonly passed: boolean;
  readonly steps: readonly {
    readonly scenario: number;
    readonly name: string;
    readonly method: string;
    readonly passed: boolean;
  }[];
};

let open: OpenPayme;
beforeEach(async () => {
  open = await openPayme();
});
afterEach(() => open.close());

describe('a refund in the cabinet', () => {
  it('has the shop take its transaction back', async () => {
    open.sell('pay_1');
    await open.payer('pay_1');
    const walked = await open.cabinet('refund', { paymentId: 'pay_1' });
    expect(walked).toMatchObject({ state: 'cancelled', receiptState: 50, reason: 5 });
    expect(open.shop.books.transactions('pay_1')).toMatchObject([{ state: -2, reason: 5 }]);
    expect(await open.moved('pay_1')).toEqual(['charge 5000000', 'refund 5000000']);
    await expect(open.cabinet('refund', { paymentId: 'pay_1' })).rejects.toThrow(/404.*no paid receipt/);
  });

  it('ends when the shop will not', async () => {
    open.sell('pay_2');
    await open.payer('pay_2');
    open.shop.mishap = () => ({ error: { code: -31007, message: { en: 'It was delivered' } } });
    expect(await open.cabinet('refund', { paymentId: 'pay_2', reason: 10 })).toMatchObject({
      state: 'paid',
      error: { code: -31007, message: 'It was delivered' },
    });
    expect(await open.moved('pay_2')).toEqual(['charge 5000000']);
  });

  it('takes back a receipt of the Subscribe API without asking the shop', async () => {
    const params = { amount: 900, account: { order_id: 'pay_3' } };
    const { result } = await open.subscribe<{ receipt: { _id: string } }>('receipts.create', params);
    await open.subscribe('receipts.pay', { id: result.receipt._id, token: 'sandbox-payme-card-ok' });
    expect(await open.cabinet('refund', { paymentId: 'pay_3' })).toMatchObject({ receiptState: 21 });
    await open.advance(3000);
    expect(await open.moved('pay_3')).toEqual(['charge 900', 'refund 900']);
    expect(open.shop.calls).toEqual([]);
  });

  it('of a part is done by people, once per refund, and only of what is left', async () => {
    open.sell('pay_4');
    await open.payer('pay_4');
    const part = (refundId: string, amount: number) =>
      open.cabinet<{ amount: number }>('partial-refund', { paymentId: 'pay_4', refundId, amount });
    expect(await part('ref_1', 2_000_000)).toMatchObject({ kind: 'refund', reference: 'ref_1' });
    expect(await part('ref_1', 2_000_000)).toMatchObject({ amount: 2_000_000 });
    await expect(part('ref_1', 1)).rejects.toThrow(/409/);
    await expect(part('ref_2', 3_000_001)).rejects.toThrow(/422.*3000000/);
    expect(await open.moved('ref_1')).toEqual(['refund 2000000']);
    expect(open.shop.asked('pay_4')).toHaveLength(3);
    await open.cabinet('refund', { paymentId: 'pay_4' });
    expect(await open.moved('pay_4')).toEqual(['charge 5000000', 'refund 3000000']);
  });
});

describe('the acceptance run', () => {
  it('passes a shop that keeps to the documents, which ends paid and given back', async () => {
    open.sell('pay_5');
    const exam: Exam = await open.cabinet('acceptance', { paymentId: 'pay_5' });
    expect(exam.steps.filter(({ passed }) => !passed)).toEqual([]);
    expect(exam.passed).toBe(true);
    const named = (scenario: number): readonly string[] =>
      exam.steps.filter((step) => step.scenario === scenario).map(({ name, method }) => `${name}: ${method}`);
    expect(named(1)).toHaveLength(18);
    expect(named(2).slice(-6)).toEqual([
      'perform: PerformTransaction',
      'perform, repeated: PerformTransaction',
      'state after performing: CheckTransaction',
      'cancel: CancelTransaction',
      'cancel, repeated: CancelTransaction',
      'state after cancellation: CheckTransaction',
    ]);
    expect(open.shop.books.transactions('pay_5').map(({ state }) => state)).toEqual([-1, -2]);
    expect(await open.moved('pay_5')).toEqual(['charge 5000000', 'refund 5000000']);
    expect((await open.stats()).differing).toBe(0);
  });

  it('names the steps that a shop fails', async () => {
    open.sell('pay_6');
    open.shop.mishap = ({ method, params }) => {
      if (method === 'CreateTransaction' && params.amount !== 5_000_000)
        return { error: { code: -31050, message: {} } };
      return method === 'CancelTransaction' && open.shop.books.delivered('pay_6') > 0
        ? { error: { code: -31007, message: {} } }
        : null;
    };
    const exam: Exam = await open.cabinet('acceptance', { paymentId: 'pay_6' });
    expect(exam.passed).toBe(false);
    expect(
      exam.steps.filter(({ passed }) => !passed).map(({ scenario, name }) => `${scenario} ${name}`),
    ).toEqual(['1 wrong amount', '2 cancel', '2 cancel, repeated', '2 state after cancellation']);
  });

  it('sees that a repeated call is answered otherwise', async () => {
    open.sell('pay_7');
    let time = Date.now();
    open.shop.mishap = ({ method }) =>
      method === 'CancelTransaction'
        ? { result: { transaction: '1', cancel_time: (time += 1), state: -1 } }
        : null;
    const exam: Exam = await open.cabinet('acceptance', { paymentId: 'pay_7' });
    const failed = exam.steps.filter(({ passed }) => !passed).map(({ name }) => name);
    expect(failed).toContain('cancel, repeated');
  });
});

describe('the cabinet', () => {
  it('sends the fiscal receipt', async () => {
    open.sell('pay_8');
    const { receiptId } = await open.payer('pay_8');
    expect(await open.cabinet('fiscal', { paymentId: 'pay_8' })).toMatchObject({
      answered: { kind: 'result', result: { success: true } },
    });
    expect(open.shop.calls.at(-1)).toMatchObject({
      method: 'SetFiscalData',
      params: {
        id: receiptId,
        type: 'PERFORM',
        fiscal_data: { status_code: 0, date: expect.stringMatching(/^\d{14}$/) },
      },
    });
  });

  it('asks for a statement', async () => {
    open.sell('pay_9');
    const { receiptId } = await open.payer('pay_9');
    const now = Date.now();
    const statement = (from: number, to: number) =>
      open.cabinet<{ transactions: readonly object[] }>('statement', { from, to });
    expect((await statement(now - 60_000, now + 60_000)).transactions).toMatchObject([
      { id: receiptId, amount: 5_000_000, account: { order_id: 'pay_9' }, state: 2 },
    ]);
    expect((await statement(0, 1)).transactions).toEqual([]);
    await open.shop.crash();
    await expect(statement(0, 1)).rejects.toThrow(/409.*GetStatement/);
    await open.shop.comeBack();
  });

  it('says what it cannot do', async () => {
    await expect(open.cabinet('dance', {})).rejects.toThrow(/404.*partial-refund/);
    await expect(open.cabinet('refund', {})).rejects.toThrow(/400.*paymentId/);
    await expect(open.cabinet('statement', { from: 'yesterday', to: 1 })).rejects.toThrow(/400.*from/);
    await expect(open.cabinet('fiscal', { paymentId: 'none' })).rejects.toThrow(/404/);
  });
});

describe('a refund that the shop does not answer', () => {
  it('is asked for until it does', async () => {
    const slow = await openPayme({ payme: { payerWaitMs: 30 } });
    slow.sell('pay_10');
    await slow.payer('pay_10');
    await eventually('it is paid', async () => (await slow.moved('pay_10')).length === 1);
    slow.shop.mishap = () => 'http-500-after';
    expect(await slow.cabinet('refund', { paymentId: 'pay_10' })).toMatchObject({ state: 'under way' });
    slow.shop.mishap = () => null;
    await slow.advance(1000);
    await eventually('it is given back', async () => (await slow.moved('pay_10')).length === 2);
    await slow.close();
  });
});
