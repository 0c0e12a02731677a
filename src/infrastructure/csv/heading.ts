import { err, ok, type Result } from '#domain/shared/result';
import { type Field, type StatementFormat } from './statement-format.ts';
import { statementFormats } from './statement-formats.ts';

/** Where the columns of a format are in this file, and what the file calls them. */
export type Heading = Readonly<{
  format: StatementFormat;
  width: number;
  places: ReadonlyMap<Field, Readonly<{ place: number; name: string }>>;
}>;

/** Recognises a heading, or takes the format that was named. An error is a text for whoever sent the file. */
export const readHeading = (cells: readonly string[], named: string | undefined): Result<Heading, string> => {
  const formats = statementFormats.filter(({ name }) => named === undefined || name === named);
  const fitting = formats.map((format) => placed(format, cells)).find(({ missing }) => missing.length === 0);
  if (fitting) return ok(fitting.heading);
  const wanted = formats.map((format) => `${format.name}: ${neededNames(format)}`).join('; ');
  return err(`the heading is not that of a format that we know. They need, of each, one of: ${wanted}`);
};

const placed = (format: StatementFormat, cells: readonly string[]) => {
  const written = cells.map((cell) => cell.toLowerCase().replace(/\s+/g, ' '));
  const places = new Map<Field, { place: number; name: string }>();
  for (const field of Object.keys(format.columns) as Field[]) {
    const place = written.findIndex((name) => format.columns[field]?.includes(name));
    if (place >= 0) places.set(field, { place, name: cells[place] ?? field });
  }
  const missing = format.needs.filter((some) => !some.some((field) => places.has(field)));
  return { missing, heading: { format, width: cells.length, places } };
};

const neededNames = ({ needs, columns }: StatementFormat): string =>
  needs.map((some) => some.flatMap((field) => columns[field] ?? []).join(' | ')).join(', ');
