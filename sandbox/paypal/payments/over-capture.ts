const extraMost = 75_00;

/** Takes a held amount and gives the most that may be taken or held anew for it: 115 %, and at most 75.00 more (paypal.md §5). */
export const mostOf = (minor: number): number => Math.min(Math.floor((minor * 115) / 100), minor + extraMost);
