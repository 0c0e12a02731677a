import { checkoutLink } from '#infrastructure/gateways/payme/checkout-link';

const merchantId = '65f0c0ffee00000000000001';
const base = 'https://checkout.paycom.uz';

describe("a link to Payme's payment page", () => {
  // The first is the example of "Otpravka cheka po metodu GET" itself.
  it.each([
    [
      { merchantId: '587f72c72cac0d162c722ae2', field: 'order_id', account: '197', amount: 500n },
      'bT01ODdmNzJjNzJjYWMwZDE2MmM3MjJhZTI7YWMub3JkZXJfaWQ9MTk3O2E9NTAw',
    ],
    [
      { merchantId, field: 'phone', account: '998901234567', amount: 1_000_000n },
      'bT02NWYwYzBmZmVlMDAwMDAwMDAwMDAwMDE7YWMucGhvbmU9OTk4OTAxMjM0NTY3O2E9MTAwMDAwMA==',
    ],
    [
      {
        merchantId,
        field: 'order_id',
        account: 'ORD-1001',
        amount: 5_000_000n,
        language: 'uz',
        returnUrl: 'https://shop.example.uz/pay/return?o=ORD-1001&t=:transaction',
      },
      'bT02NWYwYzBmZmVlMDAwMDAwMDAwMDAwMDE7YWMub3JkZXJfaWQ9T1JELTEwMDE7YT01MDAwMDAwO2w9dXo7Yz1odHRwczovL3Nob3AuZXhhbXBsZS51ei9wYXkvcmV0dXJuP289T1JELTEwMDEmdD06dHJhbnNhY3Rpb24=',
    ],
  ] as const)('is what Payme writes: %#', (link, encoded) =>
    expect(checkoutLink({ base, ...link })).toEqual({ ok: true, value: `${base}/${encoded}` }),
  );

  it.each([
    [{ account: 'a;a=1' }, 'ac.order_id'],
    [{ returnUrl: 'https://shop.example/?a=1;a=2' }, 'c'],
  ])('is refused when a value would end early: %o', (changes, field) => {
    const link = { base, merchantId, field: 'order_id', account: 'pay_1', amount: 1n, ...changes };
    expect(checkoutLink(link)).toEqual({ ok: false, error: { field } });
  });
});
