import { openClick, type OpenClick } from './open-click.ts';

type Suite = {
  readonly passed: boolean;
  readonly steps: readonly {
    readonly name: string;
    readonly passed: boolean;
    readonly answers: readonly { readonly error: number }[];
    readonly flaws: readonly string[];
  }[];
  readonly error: { readonly message: string };
};

let open: OpenClick;
beforeEach(async () => {
  open = await openClick();
});
afterEach(() => open.close());

const suite = (input: object, action = 'acceptance') =>
  open.control<Suite>('POST', `/cabinet/${action}`, { provider: 'click', ...input });
const broken = ({ steps }: Suite): readonly string[] =>
  steps.filter(({ passed }) => !passed).map(({ name }) => name);

describe('the acceptance suite of Click', () => {
  it('passes with a shop that keeps to the documents, and its money is in the book', async () => {
    open.sell('pay_yes', '1500.50');
    open.sell('pay_no');
    const { body } = await suite({ paymentIds: ['pay_yes', 'pay_no'] });
    expect(broken(body)).toEqual([]);
    expect(body.passed).toBe(true);
    const errors = Object.fromEntries(
      body.steps.map(({ name, answers }) => [name, answers.map(({ error }) => error)]),
    );
    expect(errors).toMatchObject({
      'Prepare with a wrong signature': [-1, -1],
      'Prepare with another amount': [-2, -2],
      'an action that does not exist': [-3, -3],
      'Prepare for an unknown order': [-5, -5],
      'Complete for an unknown prepare id': [-6, -6],
      'Prepare for another service': [-8, -8],
      Prepare: [0, 0],
      Complete: [0],
      'Complete, repeated': [-4, -4],
      'cancellation of what was prepared': [-9, -9],
      'confirmation after a cancellation': [-9, -9],
      'cancellation after success': [-9, -9],
    });
    expect(open.shop.books.delivered('pay_yes')).toBe(1);
    expect(await open.ledger('pay_yes')).toMatchObject([{ kind: 'charge', amount: 150_050 }]);
    expect(await open.ledger('pay_no')).toEqual([]);
  });

  it('needs no more than one order: the cancelled attempt comes before the paid one', async () => {
    open.sell('pay_both');
    expect(broken((await suite({ paymentId: 'pay_both' })).body)).toEqual([]);
    expect(await open.ledger('pay_both')).toHaveLength(1);
  });

  it.each<[string, (answer: string) => string]>([
    ['Complete, repeated', (answer) => answer.replace('"error":-4', '"error":0')],
    ['Prepare with a wrong signature', (answer) => answer.replace('"error":-1', '"error":0')],
    ['cancellation after success', (answer) => answer.replace('"error":-9', '"error":-4')],
    ['Prepare', () => 'oops'],
  ])('finds a shop that fails at: %s', async (name, rewrite) => {
    open.sell('pay_bad');
    open.shop.mishap = () => rewrite;
    const { body } = await suite({ paymentId: 'pay_bad' });
    expect(body.passed).toBe(false);
    expect(broken(body)).toContain(name);
  });

  it('says what it needs', async () => {
    expect((await suite({})).body.error.message).toMatch(/paymentId/);
    expect((await suite({ paymentId: 'pay_unknown' })).status).toBe(409);
    expect((await suite({ paymentId: 'x' }, 'dance')).status).toBe(404);
    const other = await open.control('POST', '/cabinet/refund', { provider: 'stripe', paymentId: 'x' });
    expect(other.status).toBe(422);
  });
});
