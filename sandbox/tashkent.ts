const fiveHoursMs = 5 * 3_600_000;

/** Takes an instant and gives it as `YYYY-MM-DD HH:mm:ss` in Tashkent, which is UTC+5 all year (click.md §4: zone assumed). */
export const tashkentTime = (ms: number): string =>
  new Date(ms + fiveHoursMs).toISOString().slice(0, 19).replace('T', ' ');

/** Takes an instant and gives its day in Tashkent, `YYYY-MM-DD`. */
export const tashkentDay = (ms: number): string => tashkentTime(ms).slice(0, 10);
