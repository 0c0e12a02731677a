import { type Document } from 'mongodb';
import { type Mongo } from '#infrastructure/mongo/connection';

/** Whatever has a database: a world, or less. */
export type Database = Readonly<{ platform: Readonly<{ mongo: Mongo }> }>;

/** Commands that look for documents. Inserts look for nothing. */
export const asking: ReadonlySet<string> = new Set([
  'find',
  'aggregate',
  'count',
  'update',
  'delete',
  'findAndModify',
]);

/** What the driver adds to every command, and an explanation does not take. */
const envelope = [
  '$db',
  'lsid',
  '$clusterTime',
  'txnNumber',
  'writeConcern',
  'readConcern',
  '$readPreference',
  'ordered',
];

/** A command as questions that can be explained: one for each update of a batch. */
export const oneByOne = (name: string, command: Document): Document[] => {
  const bare = Object.fromEntries(Object.entries(command).filter(([field]) => !envelope.includes(field)));
  if (bare[name] === 'sandbox') return [];
  return name === 'update' || name === 'delete'
    ? (bare[`${name}s`] as Document[]).map((one) => ({ ...bare, [`${name}s`]: [one] }))
    : [bare];
};

/**
 * How MongoDB answers a question: every stage of its plan, the index, how many documents it looks at and how many it
 * gives. Writes are only planned, not tried; counting looks at no document.
 */
export const explained = async (world: Database, question: Document) => {
  const isRead = 'find' in question;
  const { db } = world.platform.mongo;
  // Of what nobody has written to yet there are no plans: it is made, and asked like all others.
  const name = String(Object.values(question)[0]);
  if (!(await db.listCollections({ name }).hasNext())) await db.createCollection(name);
  const explanation = await db.command(
    { explain: question, verbosity: isRead ? 'executionStats' : 'queryPlanner' },
    { ignoreUndefined: true },
  );
  const stats = isRead ? (find(explanation, 'executionStats') as Document) : undefined;
  return {
    stages: stagesIn(explanation),
    index: String(find(explanation, 'indexName')),
    docsExamined: Number(stats?.totalDocsExamined ?? 0),
    given: Number(stats?.nReturned ?? 0),
  };
};

/** For a person who reads why a test failed. */
export const inWords = (question: Document): string =>
  JSON.stringify(question, (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value));

const stagesIn = (plan: unknown): string[] => {
  if (typeof plan !== 'object' || plan === null) return [];
  const { stage, rejectedPlans: _rejected, ...rest } = plan as Document;
  return [...(typeof stage === 'string' ? [stage] : []), ...Object.values(rest).flatMap(stagesIn)];
};

const find = (within: unknown, field: string): unknown => {
  if (typeof within !== 'object' || within === null) return undefined;
  if (field in within) return (within as Document)[field];
  for (const value of Object.values(within)) {
    const found = find(value, field);
    if (found !== undefined) return found;
  }
  return undefined;
};
