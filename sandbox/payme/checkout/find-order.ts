import { type Refused } from '../../emulator.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { type CheckoutOrder } from './checkout-order.ts';
import { comeIn } from './come-in.ts';

const refused = (status: Refused['refused'], message: string): Refused => ({ refused: status, message });

/** Asks the shop where it sends the payer of this payment. */
const linkOf = async (world: PaymeWorld, paymentId: string): Promise<string | Refused> => {
  const page = `${world.settings.shopUrl ?? ''}/pay/${encodeURIComponent(paymentId)}`;
  const signal = AbortSignal.timeout(world.settings.shopTimeoutMs);
  const response = await fetch(page, { redirect: 'manual', signal }).catch((error: unknown) => String(error));
  if (typeof response === 'string') return refused(409, `the shop did not answer ${page}: ${response}`);
  await response.body?.cancel();
  const location = response.headers.get('location');
  return location ?? refused(409, `the shop answered ${page} with ${response.status} and no Location`);
};

/** Gives what a payer is asked for: by the link given, by the shop's link, or by the page they had open before. */
export const findOrder = async (
  world: PaymeWorld,
  paymentId: string,
  url?: string,
): Promise<CheckoutOrder | Refused> => {
  if (world.settings.shopUrl === undefined)
    return refused(422, 'payme: it is not told where the shop is; start the sandbox with KASSA_URL');
  const link = url ?? (await linkOf(world, paymentId));
  if (typeof link !== 'string') return world.visits.where('payment', paymentId).at(-1)?.order ?? link;
  if (!URL.canParse(link)) return refused(422, `url: ${link} is not an address`);
  const visit = comeIn(world, new URL(link).pathname.slice(1));
  return 'code' in visit
    ? refused(422, `url: the payment page says ${visit.code}, ${visit.message} (${visit.data ?? ''})`)
    : visit.order;
};
