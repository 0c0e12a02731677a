import { mermaid, printedHeading } from './printed-document.ts';
import { type Import, readImports } from './read-imports.ts';

const opening = `An arrow reads "imports". Who may import whom is decided in \`.dependency-cruiser.cjs\`; this is what there is.
`;

const roomOf = (path: string): string => path.split('/')[0] ?? '';

/** `domain/payments/refund.ts` is in `domain/payments`; each gateway is a module of its own; a file outside any module, in its room. */
const moduleOf = (path: string): string => {
  const folders = path.split('/').slice(0, -1);
  return folders.slice(0, folders[1] === 'gateways' ? 3 : 2).join('/');
};

const arrows = (imports: readonly Import[], nodeOf: (path: string) => string): string[] => {
  const pairs = imports
    .map(({ from, to }) => [nodeOf(from), nodeOf(to)] as const)
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => `  ${nameOf(from)} --> ${nameOf(to)}`);
  return [...new Set(pairs)].sort();
};

const nameOf = (node: string): string => node.replaceAll(/\W/g, '_');

const boxes = (imports: readonly Import[]): string[] => {
  const modules = [...new Set(imports.flatMap(({ from, to }) => [moduleOf(from), moduleOf(to)]))].sort();
  return [...new Set(modules.map(roomOf))].flatMap((room) => [
    `  subgraph ${room}`,
    ...modules
      .filter((module) => roomOf(module) === room)
      .map((module) => `    ${nameOf(module)}["${module}"]`),
    '  end',
  ]);
};

/** The bootstrap sees everything and `shared` is seen by everything: without them the picture tells something. */
const isTelling = ({ from, to }: Import): boolean =>
  ![from, to].some((path) => roomOf(path) === 'bootstrap' || path.split('/')[1] === 'shared');

/** The rooms, and the modules in them, with the imports between them. */
export const printDependencies = async (sourceFolder: string): Promise<string> => {
  const imports = await readImports(sourceFolder);
  const telling = imports.filter(isTelling);
  return [
    printedHeading('Dependencies', 'the imports in `src`'),
    opening,
    '## Rooms\n',
    mermaid(['flowchart TD', ...arrows(imports, roomOf)]),
    '\n## Modules\n',
    'Without `bootstrap`, which imports everything, and `shared`, which everything may import.\n',
    mermaid(['flowchart TD', ...boxes(telling), ...arrows(telling, moduleOf)]),
  ]
    .join('\n')
    .concat('\n');
};
