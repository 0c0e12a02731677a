import { CannotStart } from '#bootstrap/embedded/cannot-start';
import { type GatewayName } from './gateway-name.ts';

const anImport = /^import \{ \w+ \} from '#infrastructure\/gateways\/.+';\n/gm;
const endOfList = '\n  ];\n};';

/** Takes the text of src/bootstrap/providers.ts and gives it with one more provider, the last in the order of preference. */
export const addProviderLine = (text: string, { kebab, camel }: GatewayName): string => {
  const line = `import { ${camel}Provider } from '#infrastructure/gateways/${kebab}/${kebab}-provider';\n`;
  const imports = [...text.matchAll(anImport)].map(({ 0: found, index }) => ({ found, index }));
  const last = imports.at(-1);
  const end = text.lastIndexOf(endOfList);
  if (!last || end < last.index)
    throw new CannotStart(
      'src/bootstrap/providers.ts does not look as it did: add the import and the line of the provider by hand.',
    );
  const next = imports.find(({ found }) => pathIn(found) > pathIn(line));
  const place = next?.index ?? last.index + last.found.length;
  const listed = `${text.slice(0, end)}\n    ${camel}Provider({ timeoutMs }),${text.slice(end)}`;
  return listed.slice(0, place) + line + listed.slice(place);
};

const pathIn = (line: string): string => line.split("'")[1] ?? '';
