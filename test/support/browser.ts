import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { cacheFolder } from '#bootstrap/embedded/cache-folder';
import { type Binary, fetchBinary } from '#bootstrap/embedded/debian/fetch-binary';
import { findOnPath } from '#bootstrap/embedded/debian/find-on-path';
import { releaseName } from '#bootstrap/embedded/debian/release-name';

/** Names under which distributions and vendors install the same browser. */
const programs = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

/**
 * A real headless browser: the installed one, else the distribution's own package unpacked into the cache (100 MB, once).
 * Throws with one sentence when neither is to be had.
 */
export const openBrowser = async (): Promise<Browser> => {
  const { path, libraries } = await findChromium(process.env);
  const known = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return await chromium.launch({
    executablePath: path,
    // Those who test in a container are often root, whom its sandbox refuses; it only ever opens our own pages.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    env: { ...Object.fromEntries(known), ...(libraries !== undefined && { LD_LIBRARY_PATH: libraries }) },
  });
};

const findChromium = async (env: NodeJS.ProcessEnv): Promise<Binary> => {
  const path = programs.map((program) => findOnPath(program, env)).find((found) => found !== undefined);
  if (path !== undefined) return { path };
  const fetched = await fetchBinary(
    {
      folder: join(cacheFolder(env), `chromium-${releaseName()}`),
      packages: ['chromium-headless-shell'],
      reach: 'with-missing',
      path: 'usr/lib/chromium/chromium-headless-shell',
      libraryFolders: ['pulseaudio'],
    },
    env,
  );
  if (fetched.ok) return fetched.value;
  throw new Error(
    `There is no browser to test the pages with, no ${programs.join(', ')} on the PATH and ${fetched.error.why}: install Chromium and run the test again.`,
    { cause: fetched.error.cause },
  );
};
