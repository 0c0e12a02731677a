/** For JSON. A number of credits that a double can't hold exactly is refused rather than rounded. */
export const count = (credits: bigint): number => {
  const number = Number(credits);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${credits} credits do not fit a number`);
  return number;
};
