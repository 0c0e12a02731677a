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

type ToCompose = Readonly<{
  locale: Locale;
  template: TemplateName;
  data: Facts;
  /** Of whoever reads it. */
  name: string | null;
}>;

/** A message in the language of whoever reads it. `linkOf`: the address that a button leads to, null for no button. */
export const compose = (message: ToCompose, linkOf: (link: LinkFact) => string | null): Content => {
  const { greeting, footer } = wordsOf[message.locale];
  const { subject, paragraphs, button } = say(message.template, message, linkOf);
  const url = button?.link ?? null;
  return {
    subject,
    greeting: greeting(message.name),
    paragraphs,
    button: button && url !== null ? { label: button.label, url } : null,
    footer,
  };
};

/** Facts were made for their template when the message was stored, by a function that the compiler checked. */
const say = <Name extends TemplateName>(
  template: Name,
  { locale, data }: Pick<ToCompose, 'locale' | 'data'>,
  linkOf: (link: LinkFact) => string | null,
): Said => {
  const spoken = Object.fromEntries(
    Object.entries(data).map(([name, fact]) => [name, speak(fact, locale, linkOf)]),
  );
  const { reasons, templates } = wordsOf[locale];
  return templates[template](spoken as Spoken<Templates[Name]>, reasons);
};
