type Links = readonly Readonly<{ rel: string; href: string }>[];

/**
 * The page where the payer goes on: `approve` of an order without a named source, `payer-action` of one with, `redirect`
 * beside an error that another funding would cure.
 */
export const payerPage = (links: Links): string | null =>
  links.find(({ rel }) => rel === 'payer-action' || rel === 'approve' || rel === 'redirect')?.href ?? null;

/** The id at the end of what a resource belongs to: a refund names its capture in no other way. */
export const parentOf = (links: Links): string | undefined => {
  const up = links.find(({ rel }) => rel === 'up')?.href;
  return up?.split('/').at(-1);
};
