import { type Digest, nextBlock } from '#domain/shared/sealed-log';
import { type Clock } from './ports/clock.ts';
import { type SealedLog } from './ports/sealed-log.ts';

type Ports = Readonly<{ log: SealedLog; clock: Clock; digest: Digest }>;

export const blockSizeMax = 1_000;
/** So that one busy tenant does not keep the others waiting. */
const blocksAtOnceMax = 20;

/**
 * Seals what nobody has sealed yet: block by block for each tenant. Several may do it at once; who writes a height first
 * wins, and whoever comes next finishes what a crash has left. Gives how many blocks were written.
 */
export const sealLog = (ports: Ports) => async (): Promise<number> => {
  let written = 0;
  let tenant = await ports.log.unsealedTenantAfter(undefined);
  while (tenant !== undefined) {
    written += await sealTenant(ports, tenant);
    tenant = await ports.log.unsealedTenantAfter(tenant);
  }
  return written;
};

const sealTenant = async ({ log, clock, digest }: Ports, tenantId: string): Promise<number> => {
  for (let written = 0; written < blocksAtOnceMax; written += 1) {
    // The head first, and its marks finished: what is then found unsealed is in no block, or in one that we can't append.
    const head = await log.head(tenantId);
    if (head && !head.isMarked) await log.mark(head);
    const items = await log.unsealed(tenantId, blockSizeMax);
    if (items.length === 0) return written;
    const block = nextBlock(head, { tenantId, items, sealedAt: clock.now() }, digest);
    if (!(await log.append(block))) return written;
    await log.mark(block);
    if (items.length < blockSizeMax) return written + 1;
  }
  return blocksAtOnceMax;
};
