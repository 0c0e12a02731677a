import { type Caller } from '#test/support/client';
import { type World } from '#test/support/world';

export type MadeKey = Readonly<{ id: string; secret: string }>;

/** A key that an admin of `acme` made, for everything unless said otherwise. */
export const aKey = async (
  world: Pick<World, 'post'>,
  changes: Readonly<Record<string, unknown>> = {},
  as?: Caller,
): Promise<MadeKey> => {
  const asked = { name: 'Shop', roles: ['admin'], scopes: ['*'], ...changes };
  const { status, body } = await world.post('/admin/api-keys', asked, { key: null, ...(as && { as }) });
  if (status !== 201) throw new Error(`expected 201, got ${status}: ${JSON.stringify(body)}`);
  return { id: body.id, secret: body.secret };
};

/** Asks with a key in place of a token. */
export const withKey = ({ secret }: Pick<MadeKey, 'secret'>) => ({
  headers: { Authorization: `Bearer ${secret}` },
});
