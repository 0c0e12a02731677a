import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { builtFile, projectRoot } from '#bootstrap/embedded/project-root';
import { aFolder, removeFolders } from './processes.ts';

const check = (lockfile: string) =>
  promisify(execFile)(process.execPath, [builtFile('scripts/check-lockfile.js'), lockfile]);

describe('checking the lockfile', () => {
  afterEach(removeFolders);

  it('passes ours', async () => {
    expect((await check(join(projectRoot, 'package-lock.json'))).stdout).toContain('is complete');
  });

  it('names the platform package that a lockfile lacks', async () => {
    const lockfile = join(aFolder(), 'package-lock.json');
    const optionalDependencies = { '@fast/linux': '1.0.0', '@fast/darwin': '1.0.0' };
    const packages = {
      '': {},
      'node_modules/fast': { version: '1.0.0', optionalDependencies },
      'node_modules/fast/node_modules/@fast/linux': { version: '1.0.0' },
    };
    writeFileSync(lockfile, JSON.stringify({ packages }));
    await expect(check(lockfile)).rejects.toMatchObject({
      code: 1,
      stderr: 'fast@1.0.0 wants @fast/darwin@1.0.0\n',
    });
  });
});
