import { endOfCard, noticeDueAt } from '#domain/customers/card-expiry';
import { changeCustomer, type Customer, newCustomer } from '#domain/customers/customer';
import { linkOf, promiseLink, recordLink } from '#domain/customers/customer-links';
import { chooseDefault, offerDefault, releaseDefault } from '#domain/customers/default-method';
import {
  type CustomerId,
  type GatewayAccountId,
  type PaymentMethodId,
  type TenantId,
} from '#domain/shared/ids';
import { afterNoon, noon } from '#test/support/a-payment';

const ann = newCustomer(
  {
    id: 'cus_000001' as CustomerId,
    tenantId: 'acme' as TenantId,
    userId: 'user_1',
    request: { key: 'key', hash: 'hash' },
    email: 'ann@example.test',
  },
  noon,
);
const one = 'pm_000001' as PaymentMethodId;
const two = 'pm_000002' as PaymentMethodId;
const account = 'gwa_stripe' as GatewayAccountId;
const wish = (id: PaymentMethodId, savedAt: Date, makeDefault = false) => ({ id, savedAt, makeDefault });

describe('the default method', () => {
  it('is the first that is saved, and the next only if it was meant to be', () => {
    const first = offerDefault(ann, wish(one, afterNoon(1)))!;
    expect(first.defaultMethodId).toBe(one);
    expect(offerDefault(first, wish(two, afterNoon(2)))).toBeUndefined();
    expect(offerDefault(first, wish(two, afterNoon(2), true))?.defaultMethodId).toBe(two);
  });
  it('stays what was chosen after a method was saved, however late that method is offered', () => {
    const chosen = chooseDefault(ann, one, afterNoon(5))!;
    expect(offerDefault(chosen, wish(two, afterNoon(2), true))).toBeUndefined();
    const none = releaseDefault(chosen, one, afterNoon(6))!;
    expect(none.defaultMethodId).toBeNull();
    expect(offerDefault(none, wish(two, afterNoon(2)))).toBeUndefined();
    expect(offerDefault(none, wish(two, afterNoon(7)))?.defaultMethodId).toBe(two);
  });
  it('changes nothing when it is what it should be', () => {
    const chosen = chooseDefault(ann, one, noon)!;
    expect(chooseDefault(chosen, one, noon)).toBeUndefined();
    expect(offerDefault(chosen, wish(one, afterNoon(9), true))).toBeUndefined();
    expect(releaseDefault(chosen, two, noon)).toBeUndefined();
  });
});

describe('the link to a gateway account', () => {
  const promised = promiseLink(ann, account, noon)!;
  it('is promised once, with what the provider is told, which stays when the customer changes', () => {
    const moved: Customer = changeCustomer(promised, { email: 'ann@example.org' }, noon);
    expect(linkOf(moved, account)).toEqual({
      gatewayAccountId: account,
      reference: null,
      told: { email: 'ann@example.test', name: null },
    });
    expect(promiseLink(moved, account, noon)).toBeUndefined();
  });
  it('keeps the first id that the provider gave', () => {
    const linked = recordLink(promised, account, 'cus_1', noon)!;
    expect(linkOf(linked, account)?.reference).toBe('cus_1');
    expect(recordLink(linked, account, 'cus_2', noon)).toBeUndefined();
    expect(recordLink(ann, account, 'cus_1', noon)).toBeUndefined();
  });
});

describe('a card', () => {
  it.each([
    [12, 2034, '2035-01-01T00:00:00.000Z', '2034-12-02T00:00:00.000Z'],
    [2, 2028, '2028-03-01T00:00:00.000Z', '2028-01-31T00:00:00.000Z'],
  ])('that says %i/%i ends at %s, and is told of from %s', (expMonth, expYear, end, notice) => {
    expect(endOfCard({ expMonth, expYear })?.toISOString()).toBe(end);
    expect(noticeDueAt({ expMonth, expYear })?.toISOString()).toBe(notice);
  });
  it('without a date never ends', () => expect(noticeDueAt({ expMonth: null, expYear: null })).toBeNull());
});
