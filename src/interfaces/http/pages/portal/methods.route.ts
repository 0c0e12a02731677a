import { PaymentMethodIdSchema } from '#application/shared/schemas';
import { type PaymentMethodId } from '#domain/shared/ids';
import { backTo } from '../page-reply.ts';
import { postPage, type SentForm } from '../page-route.ts';
import { type PageVisit } from '../page-visit.ts';
import { type PagesDesk } from '../pages-desk.ts';
import { customerOf } from './account.ts';

const shownMax = 50;

/** The method that a form names, if it is one of this customer's. */
const namedMethod = async (
  desk: PagesDesk,
  visit: PageVisit,
  { fields }: SentForm,
): Promise<PaymentMethodId | undefined> => {
  const id = PaymentMethodIdSchema.safeParse(fields['method']);
  if (!id.success) return undefined;
  const seen = { tenantId: visit.tenantId };
  const filter = { customerId: customerOf(visit), status: 'active' } as const;
  const { data } = await desk.listMethods(seen, filter, { limit: shownMax });
  return data.find((method) => method.id === id.data)?.id;
};

export const chooseDefaultFormRoute = postPage(
  {
    path: '/portal/:token/methods/default',
    purpose: 'portal',
    summary: 'Choose what to pay with, from the account page',
  },
  async (desk, visit, form) => {
    const paymentMethodId = await namedMethod(desk, visit, form);
    if (paymentMethodId === undefined) return backTo(visit, '', 'change-refused');
    const seen = { tenantId: visit.tenantId };
    const chosen = await desk.chooseDefaultMethod({ seen, paymentMethodId });
    return backTo(visit, '', chosen.ok ? 'default-set' : 'change-refused');
  },
);

export const removeMethodFormRoute = postPage(
  {
    path: '/portal/:token/methods/remove',
    purpose: 'portal',
    summary: 'Remove a way to pay, from the account page',
  },
  async (desk, visit, form) => {
    const paymentMethodId = await namedMethod(desk, visit, form);
    // Sent twice: it was removed the first time.
    if (paymentMethodId === undefined) return backTo(visit, '');
    const seen = { tenantId: visit.tenantId };
    const removed = await desk.removeMethod({ seen, paymentMethodId });
    return backTo(visit, '', removed.ok ? 'method-removed' : 'change-refused');
  },
);
