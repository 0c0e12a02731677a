import { type MerchantAnswer, type MerchantDialect } from '#application/webhooks/ports/merchant-dialect';
import { type PaymeSettings } from '../payme-settings.ts';
import { isFromPayme, type Secrets } from './authenticate-caller.ts';
import { cancelTransaction } from './cancel-transaction.ts';
import { checkPerform } from './check-perform.ts';
import { checkTransaction } from './check-transaction.ts';
import { createTransaction } from './create-transaction.ts';
import { getStatement } from './get-statement.ts';
import { type MerchantMethod, type PaymeReply, refuse } from './merchant-method.ts';
import { performTransaction } from './perform-transaction.ts';
import { type PaymeRequest, readRequest, type RpcId } from './read-request.ts';
import { setFiscalData } from './set-fiscal-data.ts';

const usual: Readonly<Record<string, MerchantMethod>> = {
  CheckPerformTransaction: checkPerform,
  CreateTransaction: createTransaction,
  PerformTransaction: performTransaction,
  CancelTransaction: cancelTransaction,
  CheckTransaction: checkTransaction,
  GetStatement: getStatement,
  SetFiscalData: setFiscalData,
};

/** Payme's Merchant API (developer.help.paycom.uz): JSON-RPC that Payme calls, one endpoint, always HTTP 200. */
export const paymeMerchant = ({
  settings,
  secrets,
  changePassword,
}: Readonly<{
  settings: PaymeSettings;
  secrets: Secrets;
  changePassword: MerchantMethod;
}>): MerchantDialect => {
  const methods = new Map(Object.entries({ ...usual, ChangePassword: changePassword }));
  const read = (body: Uint8Array) => {
    const { id, asked } = readRequest(body);
    const name = asked.ok && methods.has(asked.value.method) ? asked.value.method : 'unknown';
    return { id, name, asked };
  };
  return {
    provider: 'payme',
    answer: async (raw, desk) => {
      const { id, name, asked } = read(raw.body);
      if (!isFromPayme(raw, secrets)) return told(id, name, refuse('denied'), 'denied');
      if ((raw.method ?? 'POST') !== 'POST') return told(id, name, refuse('not-post'));
      if (!asked.ok) return told(id, name, refuse(asked.error));
      const run = methods.get(asked.value.method);
      if (!run) return told(id, name, refuse('unknown-method', { data: asked.value.method.slice(0, 255) }));
      const reply = await run({ desk, settings, at: raw.at }, asked.value.params);
      return { ...told(id, name, reply), about: aboutOf(asked.value) };
    },
    // Payme calls again; whatever was done is then found done.
    unavailable: ({ body }) => {
      const { id, name } = read(body);
      return told(id, name, refuse('system'), 'unavailable');
    },
  };
};

const told = (
  id: RpcId,
  asked: string,
  reply: PaymeReply,
  outcome: MerchantAnswer['outcome'] = 'result' in reply ? 'done' : 'refused',
): MerchantAnswer => ({
  contentType: 'application/json; charset=utf-8',
  body: JSON.stringify({ jsonrpc: '2.0', ...reply, id }),
  asked,
  outcome,
});

const aboutOf = ({ params: { id } }: PaymeRequest): Readonly<Record<string, string>> | undefined =>
  typeof id === 'string' ? { transaction: id.slice(0, 64) } : undefined;
