/** The part of a repository that finds an aggregate. */
export type Finder<A extends Readonly<{ tenantId: unknown; id: unknown }>> = Readonly<{
  find(tenantId: A['tenantId'], id: A['id']): Promise<A | undefined>;
}>;

/** Loads what is known to be stored and is never deleted. Throws when it is not there: a bug, or half of a backup. */
export const load = async <A extends Readonly<{ tenantId: unknown; id: string }>>(
  repository: Finder<A>,
  tenantId: A['tenantId'],
  id: A['id'],
): Promise<A> => {
  const found = await repository.find(tenantId, id);
  if (!found) throw new Error(`${id} has vanished`);
  return found;
};
