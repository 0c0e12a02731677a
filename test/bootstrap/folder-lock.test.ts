import { folderHolder, lockFolder } from '#bootstrap/embedded/folder-lock';
import { aFolder, inAnotherProcess, removeFolders, until } from './processes.ts';

describe('the lock of a data folder', () => {
  afterEach(removeFolders);

  it('is refused to a second process in one sentence that names the first', async () => {
    const folder = aFolder();
    const lock = await lockFolder(folder);
    expect(await folderHolder(folder)).toBe(process.pid);
    await expect(lockFolder(folder)).rejects.toThrow(
      `Kassa runs on ${folder} already (process ${process.pid})`,
    );
    await lock.release();
    await (await lockFolder(folder)).release();
  });

  it('is free again once its holder was killed', async () => {
    const folder = aFolder();
    const { child, said } = await inAnotherProcess(
      'src/bootstrap/embedded/folder-lock.js',
      `await kassa.lockFolder(${JSON.stringify(folder)}); console.log(process.pid)`,
    );
    expect(await folderHolder(folder)).toBe(Number(said));
    child.kill('SIGKILL');
    await until('nobody holds it', 2_000, async () => (await folderHolder(folder)) === undefined);
    await (await lockFolder(folder)).release();
  });
});
