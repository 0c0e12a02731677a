import { isHash } from '../http/raw-params.ts';
import { badParameter } from '../http/refusal.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { expandable } from './expandable.ts';

const depthMax = 4;

type Hash = Readonly<Record<string, unknown>>;

const refused = (path: string): Error =>
  badParameter(`This property cannot be expanded (${path}).`, 'expand');

const into = (
  world: StripeWorld,
  owner: Hash,
  kind: string,
  words: readonly string[],
  path: string,
): Hash => {
  const [word, ...rest] = words;
  if (word === undefined) return owner;
  const present = owner[word];
  if (word === 'data' && (kind === 'list' || kind === 'search_result') && Array.isArray(present))
    return {
      ...owner,
      data: present.map((member: Hash) => into(world, member, String(member['object']), rest, path)),
    };
  const loader = expandable[kind]?.[word];
  if (loader === undefined) {
    const inner = `${kind}.${word}`;
    if (rest.length === 0 || expandable[inner] === undefined || !isHash(present)) throw refused(path);
    return { ...owner, [word]: into(world, present, inner, rest, path) };
  }
  const loaded = isHash(present) ? present : loader(world, owner);
  if (loaded === null) return owner;
  const target = loaded as Hash;
  return { ...owner, [word]: into(world, target, String(target['object']), rest, path) };
};

/**
 * Takes an object or list and the paths to expand and gives it with ids replaced by objects; at most four levels deep,
 * not counting `data` (Stripe doc "Expanding responses").
 */
export const expandPaths = (world: StripeWorld, body: object, paths: readonly string[]): object => {
  let expanded = body as Hash;
  for (const path of paths) {
    const words = path.split('.');
    if (words.filter((word) => word !== 'data').length > depthMax)
      throw badParameter(
        `You cannot expand more than ${depthMax} levels of a property (${path}).`,
        'expand',
        'property_expansion_max_depth',
      );
    expanded = into(world, expanded, String(expanded['object']), words, path);
  }
  return expanded;
};
