import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { format, type FormatConfig } from 'oxfmt';
import { addProviderLine } from './add-provider-line.ts';
import { readGatewayName } from './gateway-name.ts';
import { skeleton, type SkeletonFile } from './skeleton.ts';

const providersFile = 'src/bootstrap/providers.ts';

/**
 * Writes the skeleton of a gateway into the project at `root` and gives the paths of what it wrote. Nothing is written when
 * the name can't be one, and no file that is there is written over, but for the line among the providers.
 */
export const writeGateway = async (root: string, typed: string | undefined): Promise<readonly string[]> => {
  const entries = await readdir(join(root, 'src/infrastructure/gateways'), { withFileTypes: true });
  const taken = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const name = readGatewayName(typed, taken);
  const providers = await readFile(join(root, providersFile), 'utf8');
  const led = await formatted(root, { path: providersFile, text: addProviderLine(providers, name) });
  const files = await Promise.all(skeleton(name).map((file) => formatted(root, file)));
  for (const { path, text } of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text, { flag: 'wx' });
  }
  await writeFile(join(root, led.path), led.text);
  return [...files, led].map(({ path }) => path);
};

const formatted = async (root: string, { path, text }: SkeletonFile): Promise<SkeletonFile> => {
  const style = JSON.parse(await readFile(join(root, '.oxfmtrc.json'), 'utf8')) as FormatConfig;
  const { code, errors } = await format(path, text, style);
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  return { path, text: code };
};
