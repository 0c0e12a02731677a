/** What API keys can be for, one word for each tag of the API. A route with a new tag wants its word here. */
export const scopedResources = [
  'payments',
  'refunds',
  'disputes',
  'customers',
  'payment-methods',
  'plans',
  'subscriptions',
  'invoices',
  'usage',
  'credits',
  'gateways',
  'tenants',
  'webhooks',
  'ledger',
  'reconciliation',
  'admin',
  'audit',
  'api-keys',
  'sandbox',
] as const;

/** `payments:read`, `payments:write`, `payments:*` for both, or `*` for everything. One does not imply another. */
export type Scope = '*' | `${string}:${'read' | 'write' | '*'}`;

const pattern = new RegExp(`^(?:\\*|(?:${scopedResources.join('|')}):(?:read|write|\\*))$`);
export const isScope = (text: string): text is Scope => pattern.test(text);

/** Whether one of the scopes held is the one asked for, or has it inside. */
export const coversScope = (held: readonly Scope[], asked: Scope): boolean => {
  const [resource = ''] = asked.split(':');
  return held.some((scope) => scope === '*' || scope === asked || scope === `${resource}:*`);
};
