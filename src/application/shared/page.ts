/** A slice of a list, newest first. `cursor` is the id of the last item seen. */
export type PageRequest = Readonly<{ limit: number; cursor?: string | undefined }>;
export type Page<T> = Readonly<{ data: readonly T[]; nextCursor: string | null }>;

/** Turns `limit + 1` rows into a page: the extra row only tells that there is more. */
export const pageOf = <T extends { id: string }>(rows: readonly T[], limit: number): Page<T> => {
  const data = rows.slice(0, limit);
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
};
