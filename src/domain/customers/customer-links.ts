import { type GatewayAccountId } from '#domain/shared/ids';
import { type Customer, type CustomerLink } from './customer.ts';

export const linkOf = (
  { links }: Pick<Customer, 'links'>,
  account: GatewayAccountId,
): CustomerLink | undefined => links.find(({ gatewayAccountId }) => gatewayAccountId === account);

/** Promises to make a customer known at an account, with what they are called now; undefined when that is promised already. */
export const promiseLink = (customer: Customer, account: GatewayAccountId, at: Date): Customer | undefined =>
  linkOf(customer, account)
    ? undefined
    : {
        ...customer,
        links: [
          ...customer.links,
          {
            gatewayAccountId: account,
            reference: null,
            told: { email: customer.email, name: customer.name },
          },
        ],
        updatedAt: at,
      };

/** Keeps what the provider calls them. The first id stays; undefined when there is nothing to keep. */
export const recordLink = (
  customer: Customer,
  account: GatewayAccountId,
  reference: string,
  at: Date,
): Customer | undefined =>
  linkOf(customer, account)?.reference === null
    ? {
        ...customer,
        links: customer.links.map((link) =>
          link.gatewayAccountId === account ? { ...link, reference } : link,
        ),
        updatedAt: at,
      }
    : undefined;
