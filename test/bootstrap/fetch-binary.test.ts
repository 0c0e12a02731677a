import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchBinary } from '#bootstrap/embedded/debian/fetch-binary';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'kassa-binary-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const wanted = (inside: string) =>
  ({
    folder: join(folder, inside),
    packages: ['chromium'],
    reach: 'with-missing',
    path: 'usr/bin/thing',
    libraryFolders: ['pulseaudio'],
  }) as const;

describe('a program of the distribution', () => {
  it('is not fetched without the tools for it, and the refusal says which is missing', async () => {
    expect(await fetchBinary(wanted('nowhere'), { PATH: folder })).toEqual({
      ok: false,
      error: { why: 'no apt-get to fetch it with' },
    });
  });

  it('is found again where it was unpacked, with the folders of its libraries', async () => {
    const libraries = join(folder, 'here/usr/lib/x86_64-linux-gnu');
    mkdirSync(libraries, { recursive: true });
    const other = join(folder, 'here/lib/x86_64-linux-gnu');
    expect(await fetchBinary(wanted('here'), {})).toEqual({
      ok: true,
      value: {
        path: join(folder, 'here/usr/bin/thing'),
        libraries: [libraries, `${libraries}/pulseaudio`, other, `${other}/pulseaudio`].join(':'),
      },
    });
  });
});
