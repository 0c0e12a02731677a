import { sandboxPaypalCredentials } from '#sandbox/paypal/paypal-settings';
import { type Known, type Standing } from './standing.ts';

type Part = Readonly<{ id: string; status: string }>;
type Order = Readonly<{
  status: string;
  purchase_units: readonly Readonly<{
    payments?: Readonly<{ captures?: readonly Part[]; authorizations?: readonly Part[] }>;
  }>[];
}>;
type Events = Readonly<{
  events: readonly Readonly<{ resource: Readonly<{ id: string; custom_id?: string }> }>[];
  links: readonly Readonly<{ rel: string; href: string }>[];
}>;

const pageMax = 300;

/**
 * How the order of each payment stands. PayPal lists no orders, so those are asked about that Kassa knows; holds that it does
 * not know, or has twice, show in the events.
 */
export const paypalStanding = async (url: string, known: Iterable<Known>): Promise<Standing> => {
  const token = await accessToken(url);
  const get = <Body>(address: string): Promise<Body | undefined> => read(address, token);
  const standing = new Map<string, string[]>();
  const holds = new Map<string, Set<string>>();
  let next: string | undefined =
    `${url}/v1/notifications/webhooks-events?page_size=${pageMax}&event_type=PAYMENT.AUTHORIZATION.CREATED`;
  while (next !== undefined) {
    const page: Events | undefined = await get<Events>(next);
    for (const { resource } of page?.events ?? []) {
      const paymentId = resource.custom_id ?? '';
      holds.set(paymentId, (holds.get(paymentId) ?? new Set()).add(resource.id));
    }
    next = page?.links.find(({ rel }) => rel === 'next')?.href;
  }
  for (const [paymentId, ids] of holds)
    standing.set(
      paymentId,
      [...ids].map(() => 'held'),
    );
  for (const { id, gateway, reference } of known) {
    if (gateway !== 'paypal') continue;
    const order = reference === null ? undefined : await get<Order>(`${url}/v2/checkout/orders/${reference}`);
    const heldTwice = (standing.get(id) ?? []).slice(1);
    standing.set(id, [order ? word(order) : 'absent', ...heldTwice]);
  }
  return standing;
};

const word = ({ purchase_units: units }: Order): string => {
  const captures = units.flatMap(({ payments }) => payments?.captures ?? []);
  if (captures.some(({ status }) => status !== 'DECLINED')) return 'captured';
  const hold = units.flatMap(({ payments }) => payments?.authorizations ?? []).at(-1);
  if (hold) return hold.status === 'CREATED' ? 'held' : 'released';
  return captures.length > 0 ? 'declined' : 'open';
};

const accessToken = async (url: string): Promise<string> => {
  const { clientId, clientSecret } = sandboxPaypalCredentials;
  const answer = await fetch(`${url}/v1/oauth2/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  return ((await answer.json()) as { access_token: string }).access_token;
};

/** Undefined: there is nothing, or it has expired. */
const read = async <Body>(address: string, token: string): Promise<Body | undefined> => {
  const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
  if (answer.ok) return (await answer.json()) as Body;
  await answer.body?.cancel();
  if (answer.status !== 404) throw new Error(`PayPal's book can't be read: ${answer.status}`);
  return undefined;
};
