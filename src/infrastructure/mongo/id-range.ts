const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const timeLength = 10;
/** An id is made a moment after the instant its document carries. */
const slackMs = 1_000;

/** The bounds of all ids made between two instants: a ULID begins with its time, so a range of time is a range of ids. */
export const idRange = (prefix: string, from?: Date, to?: Date): { $gte?: string; $lt?: string } => ({
  ...(from && { $gte: `${prefix}_${encodeTime(from.getTime())}` }),
  ...(to && { $lt: `${prefix}_${encodeTime(to.getTime() + slackMs)}` }),
});

/** The first ten characters of a ULID: 48 bits of milliseconds in Crockford's base 32 (github.com/ulid/spec). */
const encodeTime = (ms: number): string => {
  let rest = Math.max(0, ms);
  let text = '';
  for (let place = 0; place < timeLength; place += 1) {
    text = alphabet.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
};
