import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cacheFolder } from '../cache-folder.ts';
import { CannotStart } from '../cannot-start.ts';
import { unpackDebianPackages } from './debian-packages.ts';

/** A Redis server to run, and where its libraries are when they are not the system's. */
export type RedisBinary = Readonly<{ path: string; libraries?: string }>;

/** The installed server, else the distribution's own package unpacked into the cache (18 MB, seconds, once). */
export const findRedis = async (env: NodeJS.ProcessEnv = process.env): Promise<RedisBinary> =>
  onPath('redis-server', env) ?? (await unpackedRedis(join(cacheFolder(env), `redis-${releaseName()}`), env));

const onPath = (program: string, env: NodeJS.ProcessEnv): RedisBinary | undefined => {
  const candidates = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const path = candidates.map((folder) => join(folder, program)).find(isExecutable);
  return path === undefined ? undefined : { path };
};

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const unpackedRedis = async (folder: string, env: NodeJS.ProcessEnv): Promise<RedisBinary> => {
  if (!existsSync(folder)) await fetchRedis(folder, env);
  const system = readdirSync(join(folder, 'usr/lib')).find((name) => name.endsWith('-linux-gnu'));
  const libraries =
    system === undefined ? [] : [join(folder, 'usr/lib', system), join(folder, 'lib', system)];
  return { path: join(folder, 'usr/bin/redis-server'), libraries: libraries.join(':') };
};

const fetchRedis = async (folder: string, env: NodeJS.ProcessEnv): Promise<void> => {
  const missing = ['apt-get', 'dpkg'].find((tool) => onPath(tool, env) === undefined);
  if (missing !== undefined) throw noRedis(`no ${missing} to fetch it with`);
  try {
    await unpackDebianPackages(folder, packagesOf(releaseName()));
  } catch (error) {
    const said = error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : String(error);
    throw noRedis(`fetching it from this system's package sources failed: ${said}`, error);
  }
};

const noRedis = (why: string, cause?: unknown): CannotStart =>
  new CannotStart(
    `There is no redis-server on the PATH and ${why}: install Redis 6.2 or newer, run \`docker compose up -d\`, or set REDIS_URL.`,
    undefined,
    cause,
  );

/** The server and the libraries that a minimal system lacks. Which these are differs by release. */
const packagesOf = (release: string): string[] => {
  const server = ['redis-server', 'redis-tools', 'libjemalloc2', 'liblua5.1-0', 'liblzf1', 'libatomic1'];
  if (release !== 'bookworm') return [...server, 'libhiredis1.1.0'];
  const systemd = [
    'libsystemd0',
    'liblzma5',
    'libzstd1',
    'liblz4-1',
    'libcap2',
    'libgcrypt20',
    'libgpg-error0',
  ];
  return [...server, 'libhiredis0.14', 'libssl3', ...systemd];
};

const releaseFile = '/etc/os-release';

const releaseName = (): string => {
  const release = existsSync(releaseFile) ? readFileSync(releaseFile, 'utf8') : '';
  return /^VERSION_CODENAME="?([\w-]+)/m.exec(release)?.[1] ?? 'unknown';
};
