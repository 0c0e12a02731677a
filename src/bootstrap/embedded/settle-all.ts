/**
 * Waits until every start has either succeeded or failed, then fails if one did: who stops the others then finds all
 * of them, and none that is still coming up.
 */
export const settleAll = async (starts: readonly Promise<unknown>[]): Promise<void> => {
  const results = await Promise.allSettled(starts);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
};
