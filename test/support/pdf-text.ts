import { inflateSync } from 'node:zlib';

/**
 * Reads a PDF as a viewer does, for tests: what it says of itself, and the text of each page, one piece per piece that was
 * written, found through each font's ToUnicode map (ISO 32000-1, 9.10.3). Knows what our printer writes and no more.
 */
export const readPdf = (
  bytes: Uint8Array,
): Readonly<{ info: string; pages: readonly (readonly string[])[] }> => {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'));
  const object = (reference: string | undefined): PdfObject =>
    objects.get(reference ?? '') ?? { head: '', stream: '' };
  const all = [...objects.values()];
  const pages = all.filter(({ head }) => /\/Type \/Page\b/.test(head));
  return {
    info: all.find(({ head }) => head.includes('/CreationDate'))?.head ?? '',
    pages: pages.map(({ head }) => {
      const resources = object(/\/Resources (\d+)/.exec(head)?.[1]).head;
      const fonts = new Map(
        [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, reference]) => {
          const toUnicode = /\/ToUnicode (\d+)/.exec(object(reference).head)?.[1];
          return [name!, unicodeMap(object(toUnicode).stream)] as const;
        }),
      );
      return piecesOf(object(/\/Contents (\d+)/.exec(head)?.[1]).stream, fonts);
    }),
  };
};

type PdfObject = Readonly<{ head: string; stream: string }>;
type UnicodeMap = ReadonlyMap<number, string>;

const objectsOf = (file: string): ReadonlyMap<string, PdfObject> =>
  new Map(
    [...file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => {
      const [head = '', ...rest] = body!.split('\nstream\n');
      const raw = Buffer.from(rest.join('\nstream\n').replace(/\nendstream$/, ''), 'latin1');
      const stream = head.includes('/FlateDecode') ? inflateSync(raw).toString('latin1') : '';
      return [id!, { head, stream }];
    }),
  );

const unicodeMap = (cmap: string): UnicodeMap => {
  const map = new Map<number, string>();
  for (const [, from, , list] of cmap.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g))
    for (const [place, [, hex]] of [...list!.matchAll(/<([\w ]+)>/g)].entries())
      map.set(parseInt(from!, 16) + place, utf16(hex!.replaceAll(' ', '')));
  return map;
};

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

const piecesOf = (content: string, fonts: ReadonlyMap<string, UnicodeMap>): string[] => {
  let font: UnicodeMap | undefined;
  const pieces: string[] = [];
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name);
    else
      pieces.push(
        [...shown!.matchAll(/<(\w+)>/g)]
          .flatMap(([, hex]) => hex!.match(/.{4}/g) ?? [])
          .map((glyph) => font?.get(parseInt(glyph, 16)) ?? '?')
          .join(''),
      );
  }
  return pieces;
};
