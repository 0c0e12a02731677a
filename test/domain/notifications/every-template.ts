import { type TemplateName, type Templates } from '#domain/notifications/templates';

const amount = { amount: 1_234_500, currency: 'USD' };
const soon = { instant: '2026-03-05T09:30:00.000Z' };
const portal = { link: 'portal', of: 'cus_1' } as const;
const invoice = { link: 'invoice', of: 'inv_1' } as const;
const plan = 'Pro & Co';
const overdue = { plan, amount, nextAt: soon, pay: invoice };

/** Of every message one with all it can tell. */
export const everyTemplate: { readonly [Name in TemplateName]: Templates[Name] } = {
  'payment-received': { number: 'P-1', amount },
  'payment-declined': { number: 'P-1', amount, reason: 'limit' },
  'refund-completed': { number: 'R-1', amount, invoice },
  'refund-returned': { number: 'R-1', amount, invoice },
  'trial-ending': { plan, endsAt: soon, price: amount, interval: 'week', portal },
  'payment-failed': { ...overdue, reason: 'expired-card' },
  'method-needed': overdue,
  'action-needed': overdue,
  'payment-due': overdue,
  'grace-began': { ...overdue, freePlan: 'Free' },
  'subscription-recovered': { plan },
  'cancellation-scheduled': { plan, endsAt: soon, portal },
  'subscription-cancelled': { plan },
  'subscription-expired': { plan, portal },
  'downgraded-to-free': { plan, portal },
  'plan-changed': { plan, portal },
  'change-scheduled': { plan, toPlan: 'Starter', takesEffectAt: soon },
  'subscription-paused': { plan, resumesAt: soon, portal },
  'subscription-resumed': { plan },
  'invoice-issued': { number: 'INV-7', amount, invoice },
  'invoice-paid': { number: 'INV-7', amount, invoice },
  'credit-note': { number: 'INV-7', note: 'CN-2', amount, invoice },
  'credits-granted': { credits: 1_500, balance: 2_000, pack: 'Big', amount, number: 'P-1' },
  'credits-expiring': { credits: 1_500, expiresAt: soon },
  'method-expiring': { method: 'VISA •••• 4242', ends: '03/2026', portal },
};
