import { unprocessable } from '../http/refusal.ts';
import { freshCustomerId } from '../ids.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { readCard, wantsProof } from '../sources/card-request.ts';
import { findToken, tokenToCharge } from '../vault/find-token.ts';
import { type Order } from './order.ts';
import { type SourceRequest } from './order-request.ts';

/** What is known about how an order will be paid. `now`: nobody has to be asked. */
type Funding = Pick<Order, 'named' | 'source' | 'tokenId' | 'saving' | 'return_url' | 'cancel_url'> & {
  readonly now: boolean;
};

const nowhere = { return_url: null, cancel_url: null };
const nothingNamed: Funding = {
  ...nowhere,
  named: null,
  source: null,
  tokenId: null,
  saving: null,
  now: false,
};

/** Tells whether a source is charged in the very call that names it. */
export const paysAtOnce = ({ paypal, card, token }: SourceRequest): boolean =>
  paypal?.vault_id !== undefined || token !== undefined || (card !== undefined && !wantsProof(card));

const byToken = (world: PaypalWorld, id: string, kind: 'paypal' | 'card'): Funding => {
  const { source } = tokenToCharge(world, id, kind);
  return { ...nothingNamed, named: kind, source, tokenId: id, now: true };
};

const byPaypal = (asked: NonNullable<SourceRequest['paypal']>): Funding => {
  const { attributes, experience_context: ways } = asked;
  const vault = attributes?.vault;
  const saving: Order['saving'] =
    vault?.store_in_vault === undefined
      ? null
      : {
          customerId: attributes?.customer?.id ?? freshCustomerId(),
          usage_type: vault.usage_type ?? null,
          customer_type: vault.customer_type ?? 'CONSUMER',
        };
  const [return_url, cancel_url] = [ways?.return_url ?? null, ways?.cancel_url ?? null];
  return { ...nothingNamed, named: 'paypal', saving, return_url, cancel_url };
};

const byAgreement = (world: PaypalWorld, id: string): Funding => {
  const token = findToken(world, id);
  if (token !== undefined) return byToken(world, id, token.source.kind);
  throw unprocessable({ issue: 'BILLING_AGREEMENT_NOT_FOUND', field: '/payment_source/token/id', value: id });
};

/** Takes what a caller named to pay with and gives what is known by that; what cannot pay is refused with 422. */
export const readSource = (world: PaypalWorld, asked: SourceRequest | undefined): Funding => {
  if (asked?.paypal !== undefined) {
    const { vault_id: id } = asked.paypal;
    return id === undefined ? byPaypal(asked.paypal) : byToken(world, id, 'paypal');
  }
  if (asked?.card !== undefined) {
    const { card } = asked;
    if (card.vault_id !== undefined) return byToken(world, card.vault_id, 'card');
    const source = readCard(card, '/payment_source/card', world.clock.nowMs());
    const { return_url = null, cancel_url = null } = card.experience_context ?? {};
    return { ...nothingNamed, named: 'card', source, return_url, cancel_url, now: !wantsProof(card) };
  }
  return asked?.token === undefined ? nothingNamed : byAgreement(world, asked.token.id);
};
