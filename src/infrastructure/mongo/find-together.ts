import { type Collection, type Document, type Filter } from 'mongodb';
import { translated } from './mongo-failures.ts';
import { together } from './together.ts';

/** Below the 101 documents that a first answer holds, so that one command is always the whole conversation. */
const limits = { underWayMax: 2, sizeMax: 100 };

/**
 * Finds documents by id, those asked for together in one command. Null when there is none. Two who ask for the same
 * document at the same time are given the same object: it must not be changed.
 */
export const findTogether = <Stored extends Document & { _id: string }>(
  collection: Collection<Stored>,
): ((id: string) => Promise<Stored | null>) =>
  together(async (ids: readonly string[]) => {
    const wanted = [...new Set(ids)];
    // Alone, an id takes MongoDB's short way past the planner.
    const filter = { _id: wanted.length === 1 ? wanted[0] : { $in: wanted } } as Filter<Stored>;
    const found = await translated(collection.find(filter).toArray());
    const byId = new Map(found.map((document) => [document._id as string, document as Stored]));
    return ids.map((id) => byId.get(id) ?? null);
  }, limits);

type Referenced = Document & { _id: string };
type Reference = Readonly<{ gatewayAccountId: string; reference: string }>;

/** The same by what the provider calls them, which is unique within one of its accounts. */
export const findByReferenceTogether = (
  collection: Collection<Referenced>,
): ((asked: Reference) => Promise<Referenced | null>) =>
  together(async (asked: readonly Reference[]) => {
    const filter = {
      gatewayAccountId: oneOf(asked.map(({ gatewayAccountId }) => gatewayAccountId)),
      reference: oneOf(asked.map(({ reference }) => reference)),
    };
    const found = await translated(collection.find(filter).toArray());
    return asked.map(
      ({ gatewayAccountId, reference }) =>
        found.find(
          (document) => document.gatewayAccountId === gatewayAccountId && document.reference === reference,
        ) ?? null,
    );
  }, limits);

const oneOf = (values: readonly string[]): string | { $in: string[] } => {
  const [first, ...others] = new Set(values);
  return first !== undefined && others.length === 0 ? first : { $in: [...new Set(values)] };
};
