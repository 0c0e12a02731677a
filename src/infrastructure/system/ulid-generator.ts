import { randomBytes } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import { type Clock } from '#application/shared/ports/clock';
import { type IdGenerator } from '#application/shared/ports/id-generator';

/** Crockford's alphabet: nothing in it is mistaken for something else on the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ids are ULIDs (128 bits, 80 of them random) behind a prefix; numbers are 60 random bits in three groups. */
export const ulidGenerator = ({ clock }: { clock: Clock }): IdGenerator => {
  const ulid = monotonicFactory(() => randomBytes(1).readUInt8() / 256);
  return {
    next: (prefix) => `${prefix}_${ulid(clock.now().getTime())}`,
    number: (prefix) => {
      const letters = [...randomBytes(12)].map((byte) => alphabet.charAt(byte % 32)).join('');
      return `${prefix}-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
    },
  };
};
