import { type GatewayAccountRepository } from '#application/gateways/ports/gateway-account-repository';
import { type Resealable } from '#application/shared/ports/resealable';
import { KeyTaken } from '#application/shared/key-taken';
import { pageOf } from '#application/shared/page';
import { type GatewayAccount, sealingContext } from '#domain/gateways/gateway-account';
import { aggregateCollection } from '../aggregate-collection.ts';
import { type Mongo } from '../connection.ts';
import { mongoResealable } from '../mongo-resealable.ts';
import { deriveGatewayAccount, isWholeGatewayAccount, textsOfAccount } from './gateway-account.document.ts';

/** More than any tenant may have, so that one question gives them all. */
const ofTenantMax = 1_000;

export const mongoGatewayAccountRepository = ({ mongo }: { mongo: Mongo }): GatewayAccountRepository => {
  const accounts = aggregateCollection<GatewayAccount>(mongo.db.collection('gateway_accounts'), {
    derive: deriveGatewayAccount,
    isWhole: isWholeGatewayAccount,
  });
  return {
    find: (id) => accounts.findById(id),
    findByKey: (tenantId, key) => accounts.findOne({ tenantId, 'derived.keys': key }),
    ofTenant: async (tenantId) => (await accounts.findMany({ tenantId }, { _id: -1 }, ofTenantMax)).reverse(),
    inOrder: (after, limit) => accounts.findMany({ _id: { $gt: after ?? '' } }, { _id: 1 }, limit),
    list: async (tenantId, { cursor, limit }) =>
      pageOf(
        await accounts.findMany(
          { tenantId, ...(cursor !== undefined && { _id: { $lt: cursor } }) },
          { _id: -1 },
          limit + 1,
        ),
        limit,
      ),
    insert: async (account) => {
      const stored = await accounts.insert(account, []);
      if (!stored) throw new KeyTaken(`${account.id} exists`);
      return stored;
    },
    save: (account) => accounts.save(account, []),
    withExpired: (now, limit) =>
      accounts.findMany({ 'derived.endsAt': { $exists: true, $lte: now } }, { 'derived.endsAt': 1 }, limit),
  };
};

export const resealableGatewayAccounts = (mongo: Mongo): Resealable =>
  mongoResealable(mongo, 'gateway_accounts', {
    context: ({ _id, tenantId }) => sealingContext({ id: String(_id), tenantId: String(tenantId) }),
    texts: (document) => textsOfAccount(document as GatewayAccount & { _id: string }),
  });
