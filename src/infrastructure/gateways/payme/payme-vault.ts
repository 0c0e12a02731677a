import { z } from 'zod';
import {
  type MethodVault,
  type VaultedMethod,
  type VaultRefusal,
} from '#application/customers/ports/method-vault';
import { err, ok, type Result } from '#domain/shared/result';
import { cardShown } from './subscribe/receipt.ts';
import { reasonOf } from './subscribe/receipt-calls.ts';
import { type SubscribeClient, type SubscribeReply } from './subscribe/subscribe-client.ts';

const Card = z.object({
  number: z.string(),
  expire: z.string(),
  token: z.string().min(1),
  recurrent: z.boolean().nullish(),
  verify: z.boolean(),
});
const OneCard = z.object({ card: Card });
const Sent = z.object({ phone: z.string().nullish(), wait: z.number().nullish() });

/**
 * Cards saved at Payme. The number goes from the customer's browser to Payme and never through Kassa: `begin` takes the
 * token of a card that is not verified yet and has the code sent to its owner's phone, `finish` verifies it with that code.
 */
export const paymeVault = (call: SubscribeClient): MethodVault => {
  const check = (token: string) => call('cards.check', { token }).then(cardOf);
  return {
    // Payme keeps no customers.
    register: ({ customerId }) => Promise.resolve(ok(customerId)),
    begin: async ({ token }) => {
      if (token === null) return err(refusal('unknown-token', "give the token that Payme's card form made"));
      const card = await check(token);
      if (!card.ok) return card;
      if (card.value.recurrent === false)
        return err(refusal('method-refused', 'this card is for one payment: create it with "save": true'));
      if (card.value.verify) return ok({ kind: 'saved', method: methodOf(card.value) });
      const sent = await call('cards.get_verify_code', { token });
      if (sent.kind !== 'result') return err(refusalOf(sent));
      const { phone = null, wait = null } = Sent.catch({}).parse(sent.result);
      return ok({ kind: 'code', reference: token, phone, resendAfterMs: wait });
    },
    finish: async ({ reference: token, code }) => {
      if (code === null) return err(refusal('not-finished', 'give the code from the SMS'));
      const verified = cardOf(await call('cards.verify', { token, code }));
      if (verified.ok) return ok(methodOf(verified.value));
      // The answer to an earlier try may have been lost.
      const card = await check(token);
      return card.ok && card.value.verify ? ok(methodOf(card.value)) : verified;
    },
    remove: async ({ token }) => {
      const removed = await call('cards.remove', { token });
      if (removed.kind === 'result') return ok(true);
      const why = refusalOf(removed);
      return why.code === 'unknown-token' ? ok(true) : err(why);
    },
  };
};

/** What a refusal means to the one who types ("Oshibki" of the Subscribe API). What is not listed is Payme's own trouble. */
const refusals: Readonly<Record<number, VaultRefusal['code']>> = {
  [-31_101]: 'code-expired',
  [-31_102]: 'code-expired',
  [-31_103]: 'code-wrong',
  [-31_110]: 'method-refused',
  [-31_300]: 'method-refused',
  [-31_301]: 'method-refused',
  [-31_400]: 'unknown-token',
  [-32_500]: 'unknown-token',
};

const refusalOf = (reply: SubscribeReply): VaultRefusal =>
  refusal((reply.kind === 'refused' && refusals[reply.code]) || 'unavailable', reasonOf(reply));

const refusal = (code: VaultRefusal['code'], detail: string): VaultRefusal => ({ code, detail });

const cardOf = (reply: SubscribeReply): Result<z.output<typeof Card>, VaultRefusal> => {
  if (reply.kind !== 'result') return err(refusalOf(reply));
  const card = OneCard.safeParse(reply.result).data?.card;
  return card ? ok(card) : err(refusalOf(reply));
};

const methodOf = (card: z.output<typeof Card>): VaultedMethod => ({
  ...cardShown('card', card),
  token: card.token,
  bank: null,
  phone: null,
});
