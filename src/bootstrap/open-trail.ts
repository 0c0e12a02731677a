import { type Trail } from '#application/audit/index';
import { mongoAuditTrail } from '#infrastructure/mongo/audit/mongo-audit-trail';
import { auditCollections, toItem } from '#infrastructure/mongo/audit/record.document';
import { type Mongo } from '#infrastructure/mongo/connection';
import { mongoSealedLog } from '#infrastructure/mongo/sealing/mongo-sealed-log';
import { sha256 } from '#infrastructure/system/sha256';

/** The audit trail in a database. A script can check it as well as a process. */
export const openTrail = (mongo: Mongo): Trail => ({
  trail: mongoAuditTrail({ mongo }),
  sealed: mongoSealedLog(mongo, auditCollections, toItem),
  digest: sha256,
});
