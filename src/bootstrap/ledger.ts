import { type LedgerPorts } from '#application/ledger/index';
import { paymentMoney } from '#application/payments/index';
import { type OutboxStore } from '#application/shared/ports/outbox-store';
import { ledgerCollections, toItem } from '#infrastructure/mongo/ledger/entry.document';
import { mongoJournal } from '#infrastructure/mongo/ledger/mongo-journal';
import { mongoPaymentRegister } from '#infrastructure/mongo/payments/mongo-payment-register';
import { mongoSealedLog } from '#infrastructure/mongo/sealing/mongo-sealed-log';
import { sha256 } from '#infrastructure/system/sha256';
import { type Platform } from './platform.ts';

/** What the ledger stands on. It needs no queue and no gateway, so that a script can check it as well as a process. */
export const openLedger = (
  { mongo, clock, log }: Pick<Platform, 'mongo' | 'clock'> & Pick<LedgerPorts, 'log'>,
  outboxes: OutboxStore,
): LedgerPorts => ({
  journal: mongoJournal({ mongo }),
  sealed: mongoSealedLog(mongo, ledgerCollections, toItem),
  payments: paymentMoney({ register: mongoPaymentRegister({ mongo }) }),
  outboxes,
  digest: sha256,
  clock,
  log,
});
