import { type DeclineReason } from './decline-reason.ts';
import { type InstantFact, type LinkFact, type MoneyFact } from './facts.ts';

export type PaidInterval = 'week' | 'month' | 'year';

type OfPlan = Readonly<{ plan: string }>;
type Overdue = OfPlan & Readonly<{ amount: MoneyFact; nextAt: InstantFact | null; pay: LinkFact }>;
/** `invoice` null: what was paid was no invoice. */
type Refunded = Readonly<{ number: string; amount: MoneyFact; invoice: LinkFact | null }>;
type OfInvoice = Readonly<{ number: string; amount: MoneyFact; invoice: LinkFact }>;

/** Every message there is, with what it tells. Words for it are in `texts/`, one file a language. */
export type Templates = Readonly<{
  'payment-received': Readonly<{ number: string; amount: MoneyFact }>;
  'payment-declined': Readonly<{ number: string; amount: MoneyFact; reason: DeclineReason }>;
  'refund-completed': Refunded;
  /** It was on its way, and the bank sent it back. */
  'refund-returned': Refunded;

  'trial-ending': OfPlan &
    Readonly<{ endsAt: InstantFact; price: MoneyFact; interval: PaidInterval; portal: LinkFact }>;
  'payment-failed': Overdue & Readonly<{ reason: DeclineReason }>;
  'method-needed': Overdue;
  'action-needed': Overdue;
  'payment-due': Overdue;
  /** `freePlan`: what the subscription becomes if nobody pays; null when it ends then. */
  'grace-began': Overdue & Readonly<{ freePlan: string | null }>;
  'subscription-recovered': OfPlan;
  'cancellation-scheduled': OfPlan & Readonly<{ endsAt: InstantFact; portal: LinkFact }>;
  'subscription-cancelled': OfPlan;
  'subscription-expired': OfPlan & Readonly<{ portal: LinkFact }>;
  'downgraded-to-free': OfPlan & Readonly<{ portal: LinkFact }>;
  'plan-changed': OfPlan & Readonly<{ portal: LinkFact }>;
  'change-scheduled': OfPlan & Readonly<{ toPlan: string; takesEffectAt: InstantFact }>;
  'subscription-paused': OfPlan & Readonly<{ resumesAt: InstantFact | null; portal: LinkFact }>;
  'subscription-resumed': OfPlan;

  'invoice-issued': OfInvoice;
  'invoice-paid': OfInvoice;
  'credit-note': Readonly<{ number: string; note: string; amount: MoneyFact; invoice: LinkFact }>;

  /** `amount`, `number`: of the payment that bought them; null when none did. */
  'credits-granted': Readonly<{
    credits: number;
    balance: number;
    pack: string | null;
    amount: MoneyFact | null;
    number: string | null;
  }>;
  'credits-expiring': Readonly<{ credits: number; expiresAt: InstantFact }>;

  'method-expiring': Readonly<{ method: string; ends: string; portal: LinkFact }>;
}>;
export type TemplateName = keyof Templates;
