import { existsSync, readFileSync } from 'node:fs';

const releaseFile = '/etc/os-release';

/** What this release of the system is called, such as `bookworm`; `unknown` where nothing says so. */
export const releaseName = (): string => {
  const release = existsSync(releaseFile) ? readFileSync(releaseFile, 'utf8') : '';
  return /^VERSION_CODENAME="?([\w-]+)/m.exec(release)?.[1] ?? 'unknown';
};
