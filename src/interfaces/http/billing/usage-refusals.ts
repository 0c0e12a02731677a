import { type AdminNeeded } from '#application/billing/usage-view';

/** Whose usage it is. */
export const payerRefusals = {
  'customer-unknown': {
    status: 422,
    detail: () => 'customerId names no customer of yours. Check the id, or make the customer known first.',
  },
  'customer-needed': { status: 422, detail: () => 'customerId is missing: admins must say whose it is.' },
} as const;

export const countingRefusals = {
  'request-reused': {
    status: 422,
    detail: ({ id }: { id: string }) =>
      `${id} was counted before, with another quantity. Take a new requestId for something new.`,
  },
  'unfit-usage': {
    status: 422,
    detail: ({ quantity }: { quantity: number }) =>
      `quantity can’t be ${quantity}: it must be more than 0, and no more than was reserved.`,
  },
  'admin-needed': {
    status: 403,
    detail: ({ field }: AdminNeeded) =>
      `${field} says that it is to be counted whatever the limit, which only admins and services may. Leave it out or let them do it.`,
    extra: ({ field }: AdminNeeded) => ({ field }),
  },
} as const;
