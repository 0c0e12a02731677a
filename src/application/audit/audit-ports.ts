import { type Digest } from '#domain/shared/sealed-log';
import { type Clock } from '../shared/ports/clock.ts';
import { type IdGenerator } from '../shared/ports/id-generator.ts';
import { type Log } from '../shared/ports/log.ts';
import { type SealedLog } from '../shared/ports/sealed-log.ts';
import { type AuditTrail } from './ports/audit-trail.ts';

/** The trail, and the chains of blocks that seal it. */
export interface Trail {
  trail: AuditTrail;
  /** The same records, seen as a log. */
  sealed: SealedLog;
  digest: Digest;
}

/** All this module needs from the world. */
export interface AuditPorts extends Trail {
  clock: Clock;
  ids: IdGenerator;
  log: Log;
  /** How long a record is kept. */
  retentionDays: number;
}
