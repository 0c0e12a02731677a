/** `debit` accounts grow by positive amounts, `credit` accounts by negative ones. */
type Kept = Readonly<{ grows: 'debit' | 'credit'; says: string }>;

/** Every account that a tenant has in each currency. */
export const chart = {
  'gateway-receivable': { grows: 'debit', says: 'What is at the gateway account, or on its way from there' },
  'tenant-payable': {
    grows: 'credit',
    says: "What was taken for the tenant, less the platform's fee and what is set aside below",
  },
  'platform-fee-revenue': { grows: 'credit', says: "The platform's fees, less what refunds gave back" },
  'gateway-fee-expense': { grows: 'debit', says: 'What the gateways keep for payments' },
  refunds: { grows: 'debit', says: 'What went back to customers' },
  'disputes-held': { grows: 'debit', says: 'What banks hold until disputes are decided' },
  'disputes-lost': { grows: 'debit', says: 'What banks took back for good' },
  'dispute-fees': { grows: 'debit', says: 'What the gateways keep for handling disputes' },
  'customer-credit': { grows: 'credit', says: 'Of that, what customers have paid ahead' },
  tax: { grows: 'credit', says: 'Of that, tax for an authority' },
  adjustments: { grows: 'debit', says: 'The other side of what people set right by hand' },
} as const satisfies Readonly<Record<string, Kept>>;

export type AccountKind = keyof typeof chart;
export const accountKinds = Object.keys(chart) as readonly AccountKind[];

/** An account's name. What is receivable is kept apart for each gateway account: `gateway-receivable:gwa_…`. */
export type Account = Exclude<AccountKind, 'gateway-receivable'> | `gateway-receivable:${string}`;

export const receivable = (gatewayAccountId: string): Account => `gateway-receivable:${gatewayAccountId}`;

/** Which account of the chart a name is of; undefined when it is of none. */
export const kindOf = (name: string): AccountKind | undefined => {
  if (name.startsWith('gateway-receivable:')) return 'gateway-receivable';
  return accountKinds.find((known) => known === name && known !== 'gateway-receivable');
};

/**
 * Whose sum, with its sign turned, is what the tenant is left with: the net of all payments, less what disputes have taken.
 * Customers' credit and tax are part of it: they are the tenant's to owe.
 */
export const tenantAccounts: ReadonlySet<AccountKind> = new Set([
  'tenant-payable',
  'gateway-fee-expense',
  'refunds',
  'disputes-held',
  'disputes-lost',
  'dispute-fees',
  'customer-credit',
  'tax',
]);
