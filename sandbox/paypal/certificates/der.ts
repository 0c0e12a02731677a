/** Writing of ASN.1 in DER, as far as a certificate needs it (ITU-T X.690). */
const tag = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

const lengthOf = (length: number): Buffer => {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  const start = bytes.findIndex((byte) => byte !== 0);
  return Buffer.concat([Buffer.from([0x80 | (4 - start)]), bytes.subarray(start)]);
};

const wrap = (type: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([type]), lengthOf(content.length), content]);
};

/** Seven bits a byte, all but the last marked. */
const septets = (number: number): number[] => {
  const bytes = [number & 0x7f];
  for (let rest = number >>> 7; rest > 0; rest >>>= 7) bytes.unshift(0x80 | (rest & 0x7f));
  return bytes;
};

/** Parts in order. */
export const sequence = (...parts: readonly Buffer[]): Buffer => wrap(tag.sequence, ...parts);
/** Parts in no order. */
export const set = (...parts: readonly Buffer[]): Buffer => wrap(tag.set, ...parts);
/** No value. */
export const nothing = wrap(tag.nothing);
/** True. */
export const yes = wrap(tag.boolean, Buffer.from([0xff]));
/** Text in UTF-8. */
export const text = (value: string): Buffer => wrap(tag.utf8, Buffer.from(value, 'utf8'));
/** Bytes. */
export const octets = (value: Buffer): Buffer => wrap(tag.octets, value);
/** A bit string; `unused`: how many bits of its last byte do not count. */
export const bits = (value: Buffer, unused = 0): Buffer => wrap(tag.bits, Buffer.from([unused]), value);
/** A part known by its number: `constructed` when it contains further parts. */
export const numbered = (number: number, constructed: boolean, content: Buffer): Buffer =>
  wrap((constructed ? 0xa0 : 0x80) | number, content);

/** Takes the bytes of a number that is not negative. */
export const integer = (value: Buffer): Buffer =>
  wrap(tag.integer, (value[0] ?? 0) >= 0x80 ? Buffer.from([0]) : Buffer.alloc(0), value);

/** Takes an object identifier in dots. */
export const oid = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return wrap(tag.oid, Buffer.from([40 * first + second, ...rest.flatMap(septets)]));
};

/** An instant; certificates write years before 2050 with two digits (RFC 5280 §4.1.2.5). */
export const time = (at: Date): Buffer => {
  const digits = `${at.toISOString().slice(0, 19).replaceAll(/\D/g, '')}Z`;
  return at.getUTCFullYear() < 2050
    ? wrap(tag.utcTime, Buffer.from(digits.slice(2)))
    : wrap(tag.time, Buffer.from(digits));
};
