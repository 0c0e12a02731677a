import { codes } from '../rpc/codes.ts';
import { type Method } from '../rpc/method.ts';
import { RpcRefusal } from '../rpc/rpc-error.ts';
import { type Register } from '../register.ts';

/** Takes an `X-Auth` header, `<merchant id>` or `<merchant id>:<key>`, and refuses who may not call the method (payme.md §3.1). */
export const letIn = (register: Register, header: string | undefined, method: Method): void => {
  if (header === undefined || header === '') throw new RpcRefusal(codes.denied, 'X-Auth is missing');
  const colon = header.indexOf(':');
  const merchantId = colon === -1 ? header : header.slice(0, colon);
  if (merchantId !== register.merchantId)
    throw new RpcRefusal(codes.unknownMerchant, 'There is no merchant with this id');
  const isRight = colon === -1 ? method.isPublic : header.slice(colon + 1) === register.key();
  if (!isRight) throw new RpcRefusal(codes.denied, 'Access denied');
};
