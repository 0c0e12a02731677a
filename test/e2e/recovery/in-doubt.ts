import { type z } from 'zod';
import { type ReviewResource } from '#interfaces/http/recovery/review-resource';
import { aCharge, admin } from '#test/support/client';
import { openWorld, type World, type WorldOptions } from '#test/support/world';

export type ReviewBody = z.output<typeof ReviewResource>;
export const otherAdmin = { ...admin, sub: 'adm_2' };

/** A provider that is silent for days would be given a rest; here it must be over before the next ask. */
export const openDoubtfulWorld = (options: WorldOptions = {}): Promise<World> =>
  openWorld({ webhooksTo: null, env: { GATEWAY_TIMEOUT_MS: '250', GATEWAY_REST_MS: '1' }, ...options });

/** More than all asks take, each an hour and a fifth of one apart at most. */
const asksMax = 60;
const betweenAsksMs = 4_400_000;

/** A charge whose answer was lost and that the provider did not answer for until nobody asked any more. */
export const aPaymentInDoubt = async (
  world: World,
  changes: object = {},
  mode: Lost = 'timeout-after',
): Promise<string> => {
  const [id = ''] = await paymentsInDoubt(world, 1, changes, mode);
  return id;
};
type Lost = 'timeout-after' | 'timeout-before';

/** Many of them, for the waiting of one. */
export const paymentsInDoubt = async (
  world: World,
  count: number,
  changes: object = {},
  mode: Lost = 'timeout-before',
): Promise<string[]> => {
  await world.fault({ mode, operation: 'charge', times: count });
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const { status, body } = await world.post('/payments/charge', aCharge({ ...changes }));
    if (status !== 202) throw new Error(`expected 202, got ${status}`);
    ids.push(body.id as string);
  }
  await world.fault({ mode: 'error-500', times: 10_000 });
  for (let asks = 0; asks < asksMax; asks += 1) {
    await world.pass(betweenAsksMs);
    if ((await world.modules.payments.settleCalls()) === 0) break;
  }
  await world.calm();
  return ids;
};

/** The case of a subject, once what is to be told has been told. */
export const reviewOf = async (world: World, subjectId: string): Promise<ReviewBody> => {
  await world.pass(21_000);
  await world.sweep();
  const found = await reviewsOf(world, subjectId);
  if (!found[0]) throw new Error(`there is no case about ${subjectId}`);
  return found[0];
};

export const reviewsOf = async (world: World, subjectId: string): Promise<ReviewBody[]> => {
  const { body } = await world.get('/admin/reviews?limit=100');
  return (body.data as ReviewBody[]).filter(({ subject }) => subject.id === subjectId);
};
