import { type Clock } from '../shared/ports/clock.ts';
import { type IdGenerator } from '../shared/ports/id-generator.ts';
import { type Log } from '../shared/ports/log.ts';
import { type TenantRepository } from './ports/tenant-repository.ts';

/** All this module needs from the world. */
export interface TenantsPorts {
  tenants: TenantRepository;
  clock: Clock;
  ids: IdGenerator;
  log: Log;
}
