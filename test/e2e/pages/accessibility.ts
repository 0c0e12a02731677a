import axe from 'axe-core';
import { type Page } from 'playwright-core';

type Finding = Readonly<{ id: string; nodes: readonly Readonly<{ html: string }>[] }>;

/** What axe-core finds wrong with a page as it is now: a line for each rule and element. */
export const accessibilityFaults = async (page: Page): Promise<string[]> => {
  // Through the debugger, which the page's content security policy does not bind.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<{ violations: readonly Finding[] }>('axe.run(document)');
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
};
