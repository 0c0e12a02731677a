/** Tashkent is five hours before UTC all year round. */
const offsetMs = 18_000_000;
const dayMs = 86_400_000;

/** The days in Tashkent (`YYYY-MM-DD`) on which something asked for at this instant may have been done: that one and the next. */
export const tashkentDays = (at: Date): readonly [string, string] => [dayOf(at, 0), dayOf(at, 1)];

const dayOf = (at: Date, later: number): string =>
  new Date(at.getTime() + offsetMs + later * dayMs).toISOString().slice(0, 10);
