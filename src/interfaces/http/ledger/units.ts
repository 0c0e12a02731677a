/** For JSON. A balance that a double can't hold exactly is refused rather than rounded. */
export const units = (minor: bigint): number => {
  const number = Number(minor);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${minor} minor units do not fit a number`);
  return number;
};
