import { type DeclineReason } from './decline-reason.ts';
import { type Spoken } from './facts.ts';
import { type TemplateName, type Templates } from './templates.ts';

/** One message in one language. `link` null: there is nowhere to lead to, and then no button. */
export type Said = Readonly<{
  subject: string;
  paragraphs: readonly string[];
  button?: Readonly<{ label: string; link: string | null }>;
}>;

/** All that is said in one language. The compiler sees to it that none lacks a message or a reason. */
export type Words = Readonly<{
  greeting(name: string | null): string;
  footer: string;
  /** A whole sentence on why a payment failed. */
  reasons: Readonly<Record<DeclineReason, string>>;
  templates: {
    readonly [Name in TemplateName]: (facts: Spoken<Templates[Name]>, reasons: Words['reasons']) => Said;
  };
}>;
