export const gateways = ['stripe', 'paypal', 'payme', 'click', 'manual'] as const;
export type Gateway = (typeof gateways)[number];

/** Those behind which there is a provider, with a book of its own. Money by hand is in nobody's book but people's. */
export const providers = ['stripe', 'paypal', 'payme', 'click'] as const;
export type Provider = (typeof providers)[number];
