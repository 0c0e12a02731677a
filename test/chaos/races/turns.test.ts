import { openTurns } from './turns.ts';

/** A balance behind two awaits, with commands that forget that others change it too. */
const openBalance = () => {
  const turns = openTurns();
  let balance = 0;
  const add = (amount: number) => async (): Promise<string> => {
    await turns.pass('read');
    const read = balance;
    await turns.pass('write');
    balance = read + amount;
    return `added ${amount}`;
  };
  const waitThenAdd = (amount: number) => async (): Promise<string> => {
    const waited = await turns.wait();
    await add(amount)();
    return waited ? 'waited' : 'did not wait';
  };
  return { turns, add, waitThenAdd, balance: () => balance };
};

describe('two commands that take turns', () => {
  it.each([
    [1, 'read', 3],
    // The update that the walk is there to find: it is lost between reading and writing.
    [2, 'write', 1],
    [3, undefined, 3],
  ])(
    'given that the first stops at its await %i (%s), the second runs there to its end',
    async (n, at, left) => {
      const { turns, add, balance } = openBalance();
      const met = await turns.meet([add(1), n], [add(2), Infinity]);
      expect(met).toEqual({ at, back: undefined, first: 'added 1', second: 'added 2' });
      expect(balance()).toBe(left);
    },
  );

  it('the second stops too, when it is to, and goes on when the first has ended', async () => {
    const { turns, add, balance } = openBalance();
    const met = await turns.meet([add(1), 1], [add(2), 2]);
    expect(met).toMatchObject({ at: 'read', back: 'write' });
    expect(balance()).toBe(2);
  });

  it('who can only wait lets the other go on, and waits for nobody who has ended', async () => {
    const { turns, add, waitThenAdd, balance } = openBalance();
    expect(await turns.meet([add(1), 2], [waitThenAdd(2), Infinity])).toMatchObject({ second: 'waited' });
    expect(balance()).toBe(3);
    expect(await turns.meet([add(1), 3], [waitThenAdd(2), Infinity])).toMatchObject({
      second: 'did not wait',
    });
  });

  it('the failure of one is the failure of both', async () => {
    const { turns, add } = openBalance();
    const failing = () => Promise.reject(new Error('no'));
    await expect(turns.meet([add(1), 1], [failing, Infinity])).rejects.toThrow('no');
  });
});
