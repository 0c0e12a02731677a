import { billedMoney } from '#application/billing/index';
import { type Books } from '#application/ledger/index';
import { paymentMoney } from '#application/payments/index';
import { mongoBillingRegister } from '#infrastructure/mongo/billing/mongo-billing-register';
import { ledgerCollections, toItem } from '#infrastructure/mongo/ledger/entry.document';
import { mongoJournal } from '#infrastructure/mongo/ledger/mongo-journal';
import { type Mongo } from '#infrastructure/mongo/connection';
import { mongoOutboxStore } from '#infrastructure/mongo/mongo-outbox-store';
import { mongoPaymentRegister } from '#infrastructure/mongo/payments/mongo-payment-register';
import { mongoSealedLog } from '#infrastructure/mongo/sealing/mongo-sealed-log';
import { sha256 } from '#infrastructure/system/sha256';

/** The books in a database. They need no queue and no gateway, so a script can check them as well as a process. */
export const openBooks = (mongo: Mongo): Books => ({
  journal: mongoJournal({ mongo }),
  sealed: mongoSealedLog(mongo, ledgerCollections, toItem),
  payments: paymentMoney({ register: mongoPaymentRegister({ mongo }) }),
  billing: billedMoney({ register: mongoBillingRegister({ mongo }) }),
  outboxes: mongoOutboxStore({ mongo }),
  digest: sha256,
});
