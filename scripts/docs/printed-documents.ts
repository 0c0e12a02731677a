import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { openApi } from '#interfaces/http/openapi/openapi';
import { allOperations } from './all-operations.ts';
import { knownProviders } from './known-providers.ts';
import { printConfiguration } from './print-configuration.ts';
import { printDependencies } from './print-dependencies.ts';
import { printEvents } from './print-events.ts';
import { printGateways } from './print-gateways.ts';
import { type PrintedDocument } from './printed-document.ts';
import { printStateMachines } from './print-state-machines.ts';

const Package = z.object({ version: z.string() });

/** All of docs/generated, printed from the source in this folder. The same source gives the same text. */
export const printedDocuments = async (root: string): Promise<readonly PrintedDocument[]> => {
  const { version } = Package.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  return [
    {
      path: 'docs/generated/openapi.json',
      text: `${JSON.stringify(openApi(allOperations(), version), null, 2)}\n`,
    },
    { path: 'docs/generated/events.md', text: printEvents() },
    { path: 'docs/generated/state-machines.md', text: printStateMachines() },
    { path: 'docs/generated/configuration.md', text: printConfiguration() },
    { path: 'docs/generated/gateways.md', text: printGateways(knownProviders()) },
    { path: 'docs/generated/dependencies.md', text: await printDependencies(join(root, 'src')) },
  ];
};

/** Those whose file is missing or says something else. */
export const staleDocuments = async (root: string): Promise<readonly PrintedDocument[]> => {
  const documents = await printedDocuments(root);
  const kept = await Promise.all(
    documents.map(({ path }) => readFile(join(root, path), 'utf8').catch(() => undefined)),
  );
  return documents.filter(({ text }, place) => kept[place] !== text);
};
