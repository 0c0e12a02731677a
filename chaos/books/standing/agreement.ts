import { type Gateway } from '../../plan/gateway.ts';

type Agreeing = Readonly<Record<string, readonly string[]>>;
const taken = (...words: readonly string[]): Agreeing => ({
  completed: words,
  partially_refunded: words,
  refunded: words,
});

/** How a payment may stand at its provider for each of our statuses. Of those that are not listed any will do. */
const agreeing: Readonly<Partial<Record<string, Agreeing>>> = {
  stripe: {
    ...taken('succeeded'),
    pending: ['requires_payment_method'],
    requires_action: ['requires_action'],
    authorized: ['requires_capture'],
    cancelled: ['canceled'],
    failed: ['requires_payment_method', 'canceled', 'absent'],
  },
  paypal: {
    ...taken('captured'),
    pending: ['open'],
    requires_action: ['open', 'absent'],
    authorized: ['held'],
    cancelled: ['open', 'released', 'absent'],
    failed: ['open', 'declined', 'released', 'absent'],
  },
  payme: {
    ...taken('paid', 'returning'),
    refunded: ['paid', 'ended'],
    requires_action: ['ended', 'absent'],
    authorized: ['held'],
    cancelled: ['ended', 'absent'],
    failed: ['ended', 'absent'],
  },
} satisfies Partial<Record<Gateway, Agreeing>>;

/** Whether a payment of ours in this status may stand so at its provider; `absent`: it has no such payment. */
export const agrees = (gateway: string, status: string, there: string): boolean =>
  agreeing[gateway]?.[status]?.includes(there) ?? true;
