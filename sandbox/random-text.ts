import { randomFillSync } from 'node:crypto';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789Qk';
const pool = Buffer.alloc(8192);
let used = pool.length;

/** Takes a length and gives that many random letters and digits; unique for all practical purposes from 14 on. */
export const randomText = (length: number): string => {
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  let text = '';
  for (let at = used; at < used + length; at += 1) text += letters.charAt((pool[at] ?? 0) & 63);
  used += length;
  return text;
};
