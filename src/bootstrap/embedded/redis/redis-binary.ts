import { join } from 'node:path';
import { cacheFolder } from '../cache-folder.ts';
import { CannotStart } from '../cannot-start.ts';
import { type Binary, fetchBinary } from '../debian/fetch-binary.ts';
import { findOnPath } from '../debian/find-on-path.ts';
import { releaseName } from '../debian/release-name.ts';

/** The installed server, else the distribution's own package unpacked into the cache (18 MB, seconds, once). */
export const findRedis = async (env: NodeJS.ProcessEnv = process.env): Promise<Binary> => {
  const path = findOnPath('redis-server', env);
  if (path !== undefined) return { path };
  const fetched = await fetchBinary(
    {
      folder: join(cacheFolder(env), `redis-${releaseName()}`),
      packages: packagesOf(releaseName()),
      reach: 'alone',
      path: 'usr/bin/redis-server',
    },
    env,
  );
  if (!fetched.ok) throw noRedis(fetched.error.why, fetched.error.cause);
  return fetched.value;
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
