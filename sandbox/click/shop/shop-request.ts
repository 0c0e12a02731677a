import { seededRandom } from '../../seeded-random.ts';
import { type ClickWorld } from '../click-world.ts';
import { renderAmount } from '../money/render-amount.ts';
import { type Payment, type Step } from '../payments/payment.ts';
import { tashkentTime } from '../../tashkent.ts';
import { type SignedFields, signString } from './signature.ts';

/** A request to the shop before it is signed (click.md §1.2). */
export type ShopRequest = SignedFields & {
  readonly click_paydoc_id: string;
  readonly error: string;
  readonly error_note: string;
};

/** What Click reports when the payer had second thoughts; the number is the one of Click's own test suite (click.md §1.8). */
export const cancelled = { error: '-5017', error_note: 'Payment cancelled by the payer' } as const;
const fine = { error: '0', error_note: 'Success' } as const;

const tail = 1_000_000_007n;

/** Takes a payment and a step and gives the request: the amount is written in one of several ways, the same at every repetition. */
export const shopRequest = (world: ClickWorld, payment: Payment, step: Step): ShopRequest => {
  const action = step === 'prepare' ? '0' : '1';
  const random = seededRandom(world.seed + Number(BigInt(payment.transId) % tail) * 2 + Number(action));
  return {
    click_trans_id: payment.transId,
    service_id: world.settings.serviceId,
    click_paydoc_id: payment.id,
    merchant_trans_id: payment.merchantTransId,
    ...(step === 'complete' ? { merchant_prepare_id: payment.prepareId ?? '' } : {}),
    amount: renderAmount(payment.tiyin, random),
    action,
    ...(step === 'complete' && payment.act === 'cancel' ? cancelled : fine),
    sign_time: tashkentTime(world.clock.nowMs()),
  };
};

/** Takes a request and the secret key and gives the form to send. */
export const signedForm = (request: ShopRequest, secretKey: string): URLSearchParams =>
  new URLSearchParams({ ...request, sign_string: signString(request, secretKey) });
