import { randomFillSync } from 'node:crypto';

const letters = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789Qk');
const pool = Buffer.alloc(16_384);
let used = pool.length;

const refill = (): void => {
  randomFillSync(pool);
  for (let at = 0; at < pool.length; at += 1) pool[at] = letters[(pool[at] ?? 0) & 63] ?? 65;
  used = 0;
};

/** Takes a length and gives that many random letters and digits; unique for all practical purposes from 14 on. */
export const randomText = (length: number): string => {
  if (used + length > pool.length) refill();
  used += length;
  return pool.toString('latin1', used - length, used);
};
