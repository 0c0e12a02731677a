/** How long before a card ends its owner is told. */
export const noticeAheadMs = 30 * 86_400_000;

type Ending = Readonly<{ expMonth: number | null; expYear: number | null }>;

/** The first instant at which a card is no longer good: it is through the last day of its month, in UTC here. */
export const endOfCard = ({ expMonth, expYear }: Ending): Date | null =>
  expMonth === null || expYear === null ? null : new Date(Date.UTC(expYear, expMonth, 1));

/** From when on its owner is to be told; null for what does not end. */
export const noticeDueAt = (card: Ending): Date | null => {
  const end = endOfCard(card);
  return end && new Date(end.getTime() - noticeAheadMs);
};
