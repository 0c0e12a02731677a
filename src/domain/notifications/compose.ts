import { type Locale } from '#domain/shared/locale';
import { type Content } from './content.ts';
import { type Facts, type LinkFact, type Spoken } from './facts.ts';
import { speak } from './speak.ts';
import { type TemplateName, type Templates } from './templates.ts';
import { en } from './texts/en.ts';
import { ru } from './texts/ru.ts';
import { uz } from './texts/uz.ts';
import { type Said, type Words } from './words.ts';

const wordsOf: Readonly<Record<Locale, Words>> = { en, ru, uz };

export type ToCompose = Readonly<{
  locale: Locale;
  template: TemplateName;
  data: Facts;
  /** Of whoever reads it. */
  name: string | null;
}>;

/** A message in the language of whoever reads it. `linkOf`: the address that a button leads to, null for no button. */
export const compose = (
  { locale, template, data, name }: ToCompose,
  linkOf: (link: LinkFact) => string | null,
): Content => {
  const words = wordsOf[locale];
  const { subject, paragraphs, button } = say(words, template, data, linkOf);
  const url = button?.link ?? null;
  return {
    subject,
    greeting: words.greeting(name),
    paragraphs,
    button: button && url !== null ? { label: button.label, url } : null,
    footer: words.footer,
  };
};

/** Facts were made for their template when the message was stored, by a function that the compiler checked. */
const say = <Name extends TemplateName>(
  { tag, reasons, templates }: Words,
  template: Name,
  data: Facts,
  linkOf: (link: LinkFact) => string | null,
): Said => {
  const spoken = Object.fromEntries(
    Object.entries(data).map(([name, fact]) => [name, speak(fact, tag, linkOf)]),
  );
  return templates[template](spoken as Spoken<Templates[Name]>, reasons);
};
