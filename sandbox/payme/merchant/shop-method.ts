/** The calls of the Merchant API that move a transaction; they are repeated until they are answered (payme.md §1.6). */
export type ShopMethod =
  | 'CheckPerformTransaction'
  | 'CreateTransaction'
  | 'PerformTransaction'
  | 'CancelTransaction';
