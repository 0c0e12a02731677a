/** The merchant that all calls are made for. */
export const merchant = {
  email_address: 'shop@sandbox.example',
  merchant_id: 'SANDBXSHPM234',
} as const;

const name = { given_name: 'Paula', surname: 'Payer' } as const;

/** The one buyer of this sandbox. */
export const buyer = {
  name,
  email_address: 'payer@sandbox.example',
  payer_id: 'SANDBXPAYER23',
  address: { country_code: 'US' },
} as const;

/** The buyer as an order's payment source shows them. */
export const buyerWallet = {
  email_address: buyer.email_address,
  account_id: buyer.payer_id,
  account_status: 'VERIFIED',
  name,
  address: buyer.address,
} as const;
