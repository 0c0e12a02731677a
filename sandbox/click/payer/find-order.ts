import { type Refused } from '../../emulator.ts';
import { byOrder, type ClickWorld } from '../click-world.ts';
import { readPayLink } from './pay-link.ts';
import { rememberVisit } from './remember-visit.ts';

/** What a payer is asked to pay, in tiyin. */
export type Order = {
  readonly merchantTransId: string;
  readonly tiyin: number;
  readonly invoiceId: string | null;
};

const followTimeoutMs = 5000;

const no = (refused: Refused['refused'], message: string): Refused => ({ refused, message });

/** Asks the shop where the payer of this payment goes, as a browser does that was sent to `/pay/…`. */
const linkFromShop = async (world: ClickWorld, paymentId: string): Promise<string | Refused> => {
  const { shopUrl } = world.settings;
  if (shopUrl === undefined) return no(422, 'no shop is known: KASSA_URL is not set');
  const address = `${shopUrl}/pay/${encodeURIComponent(paymentId)}`;
  try {
    const signal = AbortSignal.timeout(followTimeoutMs);
    const { status, headers } = await fetch(address, { redirect: 'manual', signal });
    const location = headers.get('location');
    if (location === null) return no(409, `${address} answered ${status} and leads nowhere`);
    return new URL(location, address).toString();
  } catch (error) {
    return no(409, `${address} did not answer: ${error instanceof Error ? error.message : String(error)}`);
  }
};

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
  const found = url ?? (await linkFromShop(world, paymentId));
  if (typeof found !== 'string') return found;
  const { pathname, searchParams } = new URL(found);
  if (pathname.replace(/\/$/, '') !== '/services/pay')
    return no(422, `url: ${found} is not a pay link of Click`);
  const link = readPayLink(world.settings, searchParams);
  if ('wrong' in link) return no(422, `url: ${link.wrong}`);
  if (link.merchantTransId !== paymentId)
    return no(422, `url: is the link of ${link.merchantTransId}, not of ${paymentId}`);
  rememberVisit(world, link);
  return { merchantTransId: paymentId, tiyin: link.tiyin, invoiceId: null };
};
