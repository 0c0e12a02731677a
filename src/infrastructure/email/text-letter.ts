import { type Content } from '#domain/notifications/content';

/** A letter for those who read mail without HTML. */
export const textLetter = ({ greeting, paragraphs, button, footer }: Content): string =>
  [
    greeting,
    ...paragraphs,
    ...(button ? [`${button.label}:\n${button.url}`] : []),
    `-- \n${footer}`,
    '',
  ].join('\n\n');
