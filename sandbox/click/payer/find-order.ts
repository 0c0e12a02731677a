import { type Refused } from '../../emulator.ts';
import { pageAtShop } from '../../http/page-at-shop.ts';
import { byOrder, type ClickWorld } from '../click-world.ts';
import { readPayLink } from './pay-link.ts';
import { rememberVisit } from './remember-visit.ts';

/** What a payer is asked to pay, in tiyin. */
export type Order = {
  readonly merchantTransId: string;
  readonly tiyin: number;
  readonly invoiceId: string | null;
};

const no = (message: string): Refused => ({ refused: 422, message });

/**
 * Takes Kassa's payment id, and the pay link when the payer already has it. Without one: the invoice that waits for
 * this payment, else the link that the shop has for it. Gives the order, or why there is nothing to pay.
 */
export const findOrder = async (
  world: ClickWorld,
  paymentId: string,
  url?: string,
): Promise<Order | Refused> => {
  if (url === undefined) {
    const invoice = world.invoices.where(byOrder, paymentId).find(({ state }) => state === 'waiting');
    if (invoice !== undefined)
      return { merchantTransId: paymentId, tiyin: invoice.tiyin, invoiceId: invoice.id };
  }
  const found = url ?? (await pageAtShop(world.settings.shopUrl, paymentId));
  if (typeof found !== 'string') return found;
  const { pathname, searchParams } = new URL(found);
  if (pathname.replace(/\/$/, '') !== '/services/pay') return no(`url: ${found} is not a pay link of Click`);
  const link = readPayLink(world.settings, searchParams);
  if ('wrong' in link) return no(`url: ${link.wrong}`);
  if (link.merchantTransId !== paymentId)
    return no(`url: is the link of ${link.merchantTransId}, not of ${paymentId}`);
  rememberVisit(world, link);
  return { merchantTransId: paymentId, tiyin: link.tiyin, invoiceId: null };
};
