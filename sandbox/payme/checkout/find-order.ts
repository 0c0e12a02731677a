import { type Refused } from '../../emulator.ts';
import { pageAtShop } from '../../http/page-at-shop.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { type CheckoutOrder } from './checkout-order.ts';
import { comeIn } from './come-in.ts';

const no = (message: string): Refused => ({ refused: 422, message });

/** Gives what a payer is asked for: by the link given, by the shop's link, or by the page they had open before. */
export const findOrder = async (
  world: PaymeWorld,
  paymentId: string,
  url?: string,
): Promise<CheckoutOrder | Refused> => {
  const { shopUrl } = world.settings;
  if (shopUrl === undefined)
    return no('payme: it is not told where the shop is; start the sandbox with KASSA_URL');
  const link = url ?? (await pageAtShop(shopUrl, paymentId));
  if (typeof link !== 'string') return world.visits.where('payment', paymentId).at(-1)?.order ?? link;
  if (!URL.canParse(link)) return no(`url: ${link} is not an address`);
  const visit = comeIn(world, new URL(link).pathname.slice(1));
  return 'code' in visit
    ? no(`url: the payment page says ${visit.code}, ${visit.message} (${visit.data ?? ''})`)
    : visit.order;
};
