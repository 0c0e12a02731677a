import { type WebhookControl } from '../../emulator.ts';
import { byState, type ClickWorld } from '../click-world.ts';
import { type ShopCaller } from '../shop/shop-caller.ts';
import { type Walks } from '../shop/walks.ts';

/** Gives the control API's hold on the calls to the shop; the id of an "event" is a click_trans_id. */
export const controlWebhooks = (world: ClickWorld, caller: ShopCaller, walks: Walks): WebhookControl => ({
  setPolicy: caller.setPolicy,
  /** What waits for a person is taken up again; the last request of anything else is sent once more and judged. */
  resend: (transId) => {
    const payment = [...world.payments.all()].find((known) => known.transId === transId);
    if (payment === undefined) return { refused: 404, message: `no payment has click_trans_id ${transId}` };
    if (payment.way === 'card')
      return { refused: 409, message: `${transId} is a card payment, which the shop is not told of` };
    if (payment.state === 'under way')
      return { refused: 409, message: `${transId} is under way and repeats itself` };
    if (payment.state === 'manual')
      walks.begin(world.payments.put({ ...payment, state: 'under way', tries: 0, refusals: 0 }));
    else void caller.call({ ...payment, tries: payment.tries + 1 }, payment.step);
    return { eventId: transId, step: payment.step };
  },
  roll: () => ({
    refused: 422,
    message: 'provider: Click gives a new secret key by hand, the old one ends with it',
  }),
  stats: () => ({
    ...caller.stats(),
    waiting: world.payments.where(byState, 'under way').filter(({ way }) => way === 'link').length,
    running: 0,
    manual: [...world.payments.all()].filter(({ state }) => state === 'manual').length,
  }),
});
