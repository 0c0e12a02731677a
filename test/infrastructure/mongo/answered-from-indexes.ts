import { type CommandStartedEvent, type Document } from 'mongodb';
import { asking, type Database, explained, inWords, oneByOne } from './explained.ts';

/** Beyond what it gives, a question may look at one more to know whether there is a next page, and at few in vain. */
const inVainMax = 5;
const wordsMax = 500;
/** Finding by an index, in any of the ways that MongoDB has for it; EXPRESS_UPDATE is one by `_id`. */
const indexed = /^(IXSCAN|IDHACK|COUNT_SCAN|EXPRESS_IXSCAN|EXPRESS_CLUSTERED_IXSCAN|EXPRESS_UPDATE)$/;

/** What MongoDB is asked while something is done, of collections whose name begins so; the world must monitor commands. */
export const questionsAsked = async (
  { platform }: Database,
  work: () => Promise<unknown>,
  collections = '',
): Promise<Document[]> => {
  const { client } = platform.mongo.db;
  const questions: Document[] = [];
  const hear = ({ commandName, command }: CommandStartedEvent) => {
    const isMeant = String(command[commandName]).startsWith(collections);
    if (isMeant && asking.has(commandName)) questions.push(...oneByOne(commandName, command));
  };
  client.on('commandStarted', hear);
  try {
    await work();
  } finally {
    client.off('commandStarted', hear);
  }
  return questions;
};

/** There were questions, and each was answered from an index, with next to nothing looked at in vain. */
export const expectIndexed = async (world: Database, questions: readonly Document[]): Promise<void> => {
  expect(questions).not.toEqual([]);
  for (const question of questions) {
    const { stages, index, docsExamined, given } = await explained(world, question);
    const text = inWords(question).slice(0, wordsMax);
    expect({ text, scans: stages.filter((stage) => stage === 'COLLSCAN') }).toEqual({ text, scans: [] });
    expect({ text, stages }).toEqual({
      text,
      stages: expect.arrayContaining([expect.stringMatching(indexed)]),
    });
    const examined = Math.min(docsExamined, given + inVainMax);
    expect({ text, index, given, examined: docsExamined }).toEqual({ text, index, given, examined });
  }
};
