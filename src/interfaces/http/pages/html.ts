import { escapeHtml } from '#application/shared/escape-html';

/** Markup that is safe to send: made by `html` and by nothing else. */
export type Html = Readonly<{ markup: string }>;

/** What may stand in a template: text, which is escaped; markup, which is not; and nothing. */
export type Part = Html | string | number | null | undefined | false | readonly Html[];

/** Writes HTML. Text is escaped so that it is safe between tags and inside quoted attributes, and nowhere else. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: texts.reduce((before, text, place) => before + written(parts[place - 1]) + text),
});

const written = (part: Part): string => {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'object') return 'markup' in part ? part.markup : part.map(written).join('');
  return escapeHtml(String(part));
};
