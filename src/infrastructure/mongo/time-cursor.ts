import { type Document } from 'mongodb';

type Seen = Readonly<{ at: Date; id: string }>;

/** Where the next page of a list by time begins: the instant of the last one seen, and its id for those of the same millisecond. */
export const timeCursor = ({ at, id }: Seen): string => `${at.getTime()}.${id}`;

/** What is left of a list, newest first, that is asked for `from` (itself included) `to` (itself not) after a cursor. */
export const within = (
  from: Date | undefined,
  to: Date | undefined,
  cursor: string | undefined,
): Document => {
  if (cursor === undefined)
    return (from ?? to) ? { at: { ...(from && { $gte: from }), ...(to && { $lt: to }) } } : {};
  const dot = cursor.indexOf('.');
  const seen = new Date(Number(cursor.slice(0, dot)));
  return {
    at: { ...(from && { $gte: from }), ...(to && { $lt: to }), $lte: seen },
    $or: [{ at: { $lt: seen } }, { at: seen, _id: { $lt: cursor.slice(dot + 1) } }],
  };
};
