/**
 * The most that one thing may cost, in minor units of any currency: a price, a pack, or a whole period of however many units.
 * It leaves so much room below what a number holds exactly that no tax and no sum of an invoice can get there.
 */
export const priceMax = 1_000_000_000_000n;
