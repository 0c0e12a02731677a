/** The work, or what `late` says when it takes longer. Work that is late goes on; nobody hears what becomes of it. */
export const withDeadline = <T>(work: Promise<T>, limitMs: number, late: () => T): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(late()), limitMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
