import { type ClickWorld } from '../click-world.ts';
import { renderings } from '../money/render-amount.ts';
import { type Payment, type Step } from '../payments/payment.ts';
import { type ShopRequest, shopRequest } from '../shop/shop-request.ts';
import { type AcceptanceCase } from './ask-step.ts';

/** Takes an attempt that nobody prepared and gives the requests that a shop must refuse, each twice (click.md §1.5). */
export const refusalCases = (world: ClickWorld, payment: Payment): readonly AcceptanceCase[] => {
  const unprepared = { ...payment, prepareId: '999999999' };
  const refused = (
    name: string,
    error: number,
    step: Step,
    over: Partial<ShopRequest>,
    secretKey?: string,
  ): AcceptanceCase => ({
    name,
    payment,
    step,
    request: { ...shopRequest(world, unprepared, step), ...over },
    expected: [error, error],
    ...(secretKey === undefined ? {} : { secretKey }),
  });
  const more = renderings(payment.tiyin + 100)[0] ?? '';
  return [
    refused('Prepare with a wrong signature', -1, 'prepare', {}, 'not-the-secret-key'),
    refused('Complete with a wrong signature', -1, 'complete', {}, 'not-the-secret-key'),
    refused('Prepare with an empty amount', -8, 'prepare', { amount: '' }),
    refused('Prepare for another service', -8, 'prepare', { service_id: '999999' }),
    refused('an action that does not exist', -3, 'prepare', { action: '7' }),
    refused('Prepare for an unknown order', -5, 'prepare', { merchant_trans_id: 'no-such-order' }),
    refused('Prepare with another amount', -2, 'prepare', { amount: more }),
    refused('Complete for an unknown prepare id', -6, 'complete', {}),
  ];
};
