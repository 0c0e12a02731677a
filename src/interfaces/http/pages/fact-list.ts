import { type Html, html } from './html.ts';

export type Fact = readonly [label: string, value: string];

export const factList = (facts: readonly Fact[]): Html =>
  html`<dl>
    ${facts.map(
      ([label, value]) =>
        html`<dt>${label}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
