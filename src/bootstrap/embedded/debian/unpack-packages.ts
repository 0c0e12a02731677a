import { execFile } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const downloadWithinMs = 300_000;
const unpackWithinMs = 30_000;

/** `alone`: these and no others. `with-missing`: also whatever they depend on that this system has not installed. */
export type PackageReach = 'alone' | 'with-missing';

/**
 * Unpacks packages of this Debian or Ubuntu release into a folder: from the system's own package sources, but with
 * package lists and state of our own, so it needs no root, works with empty lists and installs nothing.
 * The folder appears only when it is complete.
 */
export const unpackDebianPackages = async (
  folder: string,
  packages: readonly string[],
  reach: PackageReach = 'alone',
): Promise<void> => {
  if (existsSync(folder)) return;
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(`${folder}.`);
  try {
    const apt = prepareApt(work, reach);
    const downloads = join(work, 'cache/archives');
    const root = join(work, 'root');
    mkdirSync(root);
    await apt(['update']);
    await (reach === 'alone'
      ? apt(['download', ...packages], downloads)
      : apt(['install', '--yes', '--download-only', '--no-install-recommends', ...packages]));
    for (const file of readdirSync(downloads).filter((name) => name.endsWith('.deb'))) {
      await run('dpkg', ['-x', join(downloads, file), root], { timeout: unpackWithinMs });
    }
    if (!existsSync(folder)) renameSync(root, folder);
  } catch (error) {
    // Another process that unpacked the same at the same time has served us just as well.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};

const installed = '/var/lib/dpkg/status';

const prepareApt = (
  work: string,
  reach: PackageReach,
): ((command: readonly string[], cwd?: string) => Promise<void>) => {
  for (const made of ['lists/partial', 'cache/archives/partial', 'state'])
    mkdirSync(join(work, made), { recursive: true });
  // A copy, because apt locks the folder it is in, which only root may do to the system's.
  const status = join(work, 'status');
  if (reach === 'alone') writeFileSync(status, '');
  else copyFileSync(installed, status);
  const settings = {
    'Dir::State': join(work, 'state'),
    'Dir::State::Lists': join(work, 'lists'),
    'Dir::State::status': status,
    'Dir::Cache': join(work, 'cache'),
    'Dir::Log': join(work, 'state'),
    'APT::Sandbox::User': '',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '3',
    'APT::Update::Post-Invoke': '',
    'APT::Update::Post-Invoke-Success': '',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  return async (command, cwd = work) => {
    await run('apt-get', ['-qq', ...options, ...command], { cwd, timeout: downloadWithinMs });
  };
};
