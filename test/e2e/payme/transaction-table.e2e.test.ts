import { anId, lifetimeMs, openPaymeWorld, type PaymeAnswer, type PaymeWorld } from './payme-world.ts';

let payme: PaymeWorld;
beforeAll(async () => {
  payme = await openPaymeWorld();
});
afterAll(() => payme.dispose());

type Opened = Awaited<ReturnType<PaymeWorld['opened']>>;
const asked = async (method: string, params: object): Promise<PaymeAnswer> => {
  const answer = await payme.ask(method, params);
  expect(answer.error).toBeUndefined();
  return answer;
};

/** How a transaction comes to be where a column of the table begins. */
const columns = {
  none: async () => {
    const payment = await payme.waiting();
    const params = await payme.creation(payment.id);
    return { payment, params, id: params.id };
  },
  '1': () => payme.opened(),
  '1 expired': async () => {
    const opened = await payme.opened();
    await payme.pass(lifetimeMs);
    return opened;
  },
  '2': async () => {
    const opened = await payme.opened();
    await asked('PerformTransaction', { id: opened.id });
    return opened;
  },
  '-1': async () => {
    const opened = await payme.opened();
    await asked('CancelTransaction', { id: opened.id, reason: 3 });
    return opened;
  },
  '-2': async () => {
    const opened = await columns['2']();
    await asked('CancelTransaction', { id: opened.id, reason: 5 });
    return opened;
  },
} as const;
type Column = keyof typeof columns;

const calls: Readonly<Record<string, (opened: Opened) => object>> = {
  CreateTransaction: ({ params }) => params,
  PerformTransaction: ({ id }) => ({ id }),
  CancelTransaction: ({ id }) => ({ id, reason: 10 }),
  CheckTransaction: ({ id }) => ({ id }),
};
/** The table of states and calls, Merchant API: a code for an error, a state for a result; then what is stored. */
const table: Readonly<
  Record<string, Readonly<Record<Column, readonly [answer: number, stored: number | null]>>>
> = {
  CreateTransaction: {
    none: [1, 1],
    '1': [1, 1],
    '1 expired': [-31_008, -1],
    '2': [-31_008, 2],
    '-1': [-31_008, -1],
    '-2': [-31_008, -2],
  },
  PerformTransaction: {
    none: [-31_003, null],
    '1': [2, 2],
    '1 expired': [-31_008, -1],
    '2': [2, 2],
    '-1': [-31_008, -1],
    '-2': [-31_008, -2],
  },
  CancelTransaction: {
    none: [-31_003, null],
    '1': [-1, -1],
    '1 expired': [-1, -1],
    '2': [-2, -2],
    '-1': [-1, -1],
    '-2': [-2, -2],
  },
  CheckTransaction: {
    none: [-31_003, null],
    '1': [1, 1],
    '1 expired': [1, 1],
    '2': [2, 2],
    '-1': [-1, -1],
    '-2': [-2, -2],
  },
};
const cells = Object.entries(table).flatMap(([method, row]) =>
  Object.entries(row).map(([column, [answer, stored]]) => ({
    method,
    column: column as Column,
    answer,
    stored,
  })),
);

describe('every call in every state, each made twice', () => {
  it.each(cells)('$method of a transaction in state $column: $answer', async (cell) => {
    const opened = await columns[cell.column]();
    const before = await payme.ask('CheckTransaction', { id: opened.id });
    const answer = await payme.twice(cell.method, calls[cell.method]!(opened));
    expect(answer.error?.code ?? answer.result?.state).toBe(cell.answer);
    const after = await payme.ask('CheckTransaction', { id: opened.id });
    expect(after.result?.state ?? null).toBe(cell.stored);
    // What ended is never told in another way.
    if (before.result?.state === after.result?.state) expect(after).toEqual(before);
    if (cell.column === '1 expired' && cell.stored === -1 && cell.method !== 'CancelTransaction')
      expect(after.result).toMatchObject({ reason: 4, cancel_time: expect.any(Number) });
  });
});

describe('what a transaction shows', () => {
  it('is exact to the millisecond, and 0 and null are what has not happened', async () => {
    const before = await payme.nowMs();
    const { id, payment } = await payme.opened();
    const { result } = await payme.ask('CheckTransaction', { id });
    expect(result).toEqual({
      create_time: expect.any(Number),
      perform_time: 0,
      cancel_time: 0,
      transaction: expect.stringMatching(/^\d+$/),
      state: 1,
      reason: null,
    });
    expect(result!.create_time).toBeGreaterThanOrEqual(before);
    const performed = await payme.ask('PerformTransaction', { id });
    expect(performed.result).toEqual({
      transaction: result!.transaction,
      perform_time: expect.any(Number),
      state: 2,
    });
    expect(await payme.payment(payment.id)).toMatchObject({
      status: 'completed',
      capturedAmount: 5_000_000,
      providerPaymentId: id,
      nextAction: null,
    });
  });
  it('keeps any reason that Payme gives', async () => {
    const { id } = await payme.opened();
    await asked('CancelTransaction', { id, reason: 77 });
    expect((await payme.ask('CheckTransaction', { id })).result).toMatchObject({ state: -1, reason: 77 });
  });
  it('is not found under an id that nobody opened', async () => {
    expect((await payme.ask('CheckTransaction', { id: anId() })).error?.code).toBe(-31_003);
  });
});
