/** What is said to somebody in their language, before a channel gives it its form. Plain text: nothing is escaped yet. */
export type Content = Readonly<{
  /** One line. */
  subject: string;
  greeting: string;
  paragraphs: readonly string[];
  /** What to do next, if there is anything. `url` is a bearer's link: whoever has it may come in, so it is never stored. */
  button: Readonly<{ label: string; url: string }> | null;
  /** Why they get this. */
  footer: string;
}>;
