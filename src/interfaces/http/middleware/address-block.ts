const mappedV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const groupsOfAddress = 8;
const groupsOfNetwork = 4;

/**
 * Whom an address stands for: itself, or in IPv6 its /64. That is what one household or one rented machine is given, so
 * counting single addresses would count nobody.
 */
export const addressBlock = (address: string): string => {
  if (!address.includes(':')) return address;
  const [, v4] = mappedV4.exec(address) ?? [];
  if (v4 !== undefined) return v4;
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? [];
  const first = groupsIn(head);
  const last = groupsIn(tail ?? '');
  const gap = tail === undefined ? 0 : Math.max(0, groupsOfAddress - first.length - last.length);
  const groups = [...first, ...Array<string>(gap).fill('0'), ...last];
  return `${groups.slice(0, groupsOfNetwork).join(':')}::/64`;
};

const groupsIn = (part: string): readonly string[] =>
  part === '' ? [] : part.split(':').map((group) => parseInt(group, 16).toString(16));
