import { addressOf } from '../page-visit.ts';
import { backTo, seeOther } from '../page-reply.ts';
import { getPage, postPage } from '../page-route.ts';
import { accountActor, customerOf } from './account.ts';

/** Sends the customer to the page on which the provider asks for what they pay with: it never passes through here. */
export const addMethodFormRoute = postPage(
  {
    path: '/portal/:token/methods/add',
    purpose: 'portal',
    summary: 'Save another way to pay, from the account page',
  },
  async (desk, visit, { fields, idempotency }) => {
    const [actor, types] = await Promise.all([accountActor(desk, visit), desk.typesWithPage(visit.tenantId)]);
    const type = types.find((known) => known === fields['type']);
    if (!actor || type === undefined) return backTo(visit, '', 'change-refused');
    const customerId = customerOf(visit);
    const returnUrl = `${desk.publicUrl}${addressOf(visit, '/methods/added')}`;
    const asked = { customerId, type, makeDefault: false, returnUrl };
    const begun = await desk.saveMethod({ actor, idempotency, asked });
    const step = begun.ok ? begun.value.method.step : null;
    return step?.kind === 'redirect' ? seeOther(new URL(step.url).href) : backTo(visit, '', 'change-refused');
  },
);

/**
 * Where the provider sends the customer back to, whether they gave something or not. What they gave is asked for at once; if
 * that fails, the provider's own word or the sweep of setups finishes it.
 */
export const methodAddedRoute = getPage(
  {
    path: '/portal/:token/methods/added',
    purpose: 'portal',
    summary: 'Back from saving another way to pay',
    statuses: [303, 410],
  },
  async (desk, visit) => {
    const seen = { tenantId: visit.tenantId };
    const filter = { customerId: customerOf(visit), status: 'pending' } as const;
    // The newest is the one they come from.
    const { data } = await desk.listMethods(seen, filter, { limit: 1 });
    const [waiting] = data;
    if (!waiting) return backTo(visit, '', 'method-added');
    const ask = { seen, paymentMethodId: waiting.id, code: undefined, idempotency: undefined };
    const confirmed = await desk.confirmMethod(ask);
    const isSaved = confirmed.ok && confirmed.value.method.status === 'active';
    return backTo(visit, '', isSaved ? 'method-added' : 'method-waits');
  },
);
