import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** DejaVu Sans: Latin, Cyrillic, and the letters of Uzbek. */
export type Fonts = Readonly<{ regular: Buffer; bold: Buffer }>;

/** Reads them once, when they are first needed. */
export const rememberedFonts = (): (() => Promise<Fonts>) => {
  let read: Promise<Fonts> | undefined;
  return () => (read ??= readFonts());
};

const readFonts = async (): Promise<Fonts> => {
  const folder = join(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json'), '../ttf');
  const [regular, bold] = await Promise.all(
    ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) => readFile(join(folder, name))),
  );
  if (!regular || !bold) throw new Error('the fonts are not there');
  return { regular, bold };
};
