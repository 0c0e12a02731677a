import { type MerchantAnswer, type MerchantDialect } from '#application/webhooks/ports/merchant-dialect';
import { bareAnswer, shopAnswer, type ShopError } from './click-answers.ts';
import { readShopRequest } from './click-form.ts';
import { type ClickSettings } from './click-settings.ts';
import { isSigned } from './click-signature.ts';
import { complete } from './shop-complete.ts';
import { prepare } from './shop-prepare.ts';
import { type ShopReply } from './shop-reply.ts';

const json = 'application/json; charset=utf-8';

/**
 * Answers Click's SHOP API. `secretKeys`: all that Click may sign with, two while one replaces another. What is checked
 * before what follows the acceptance suite: fields, signature, action, order, attempt, state, amount.
 */
export const clickMerchant = ({
  settings,
  secretKeys,
}: Readonly<{ settings: ClickSettings; secretKeys: readonly string[] }>): MerchantDialect => ({
  provider: 'click',
  answer: async ({ body, at }, desk) => {
    const request = readShopRequest(body);
    if (!request || request.serviceId !== settings.serviceId) return bare(-8, 'refused');
    if (!isSigned(request, request.sign, secretKeys)) return bare(-1, 'denied');
    const step = steps[request.action];
    if (!step) return bare(-3, 'refused');
    const asking = { request, desk, settings, at };
    const reply = await step.run(asking);
    return {
      contentType: json,
      body: shopAnswer(request, reply.error, reply.number),
      asked: request.error < 0 ? 'cancel' : step.name,
      outcome: outcomeOf(reply),
      about: { clickTransId: request.transId, clickPaydocId: request.paydocId, error: String(reply.error) },
      ...(reply.alarm !== undefined && { alarm: reply.alarm }),
    };
  },
  unavailable: () => bare(-7, 'unavailable'),
});

const steps: Readonly<Record<string, { name: string; run: typeof prepare } | undefined>> = {
  0: { name: 'prepare', run: prepare },
  1: { name: 'complete', run: complete },
};

const bare = (error: ShopError, outcome: MerchantAnswer['outcome']): MerchantAnswer => ({
  contentType: json,
  body: bareAnswer(error),
  asked: 'unreadable',
  outcome,
  about: { error: String(error) },
});

/** A cancellation and the repetition of a success have done what was asked, though their codes are below zero. */
const outcomeOf = ({ error, isDone }: ShopReply): MerchantAnswer['outcome'] =>
  error === 0 || isDone ? 'done' : 'refused';
