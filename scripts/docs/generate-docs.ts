/** `npm run docs [-- --check]`: writes docs/generated, or with `--check` only says which files are stale. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot } from '#bootstrap/embedded/project-root';
import { staleDocuments } from './printed-documents.ts';

const isCheck = process.argv.includes('--check');
const stale = await staleDocuments(projectRoot);

for (const { path, text } of stale) {
  if (isCheck) console.error(`${path} is stale: run npm run docs.`);
  else {
    const file = join(projectRoot, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    console.log(`${path} written.`);
  }
}
if (stale.length === 0) console.log('docs/generated is up to date.');
process.exitCode = isCheck && stale.length > 0 ? 1 : 0;
