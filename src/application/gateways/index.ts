import { accountBook, type AccountBook } from './account-book.ts';
import { changeAccount } from './commands/change-account.ts';
import { createAccount } from './commands/create-account.ts';
import { forgetExpiredCredentials } from './commands/forget-expired-credentials.ts';
import { rotateCredentials } from './commands/rotate-credentials.ts';
import { setRoutingRules } from './commands/set-routing-rules.ts';
import { everyAccount } from './every-account.ts';
import { type GatewaysPorts } from './gateways-ports.ts';
import { getAccount, listAccounts } from './queries/get-account.ts';
import { getRoutingRules } from './queries/get-routing-rules.ts';
import { simulateRouting } from './queries/simulate-routing.ts';
import { listGateways } from './queries/list-gateways.ts';

export { credentialKeeper } from './credential-keeper.ts';
export { type GatewaysPorts } from './gateways-ports.ts';
export { type KnownAccount } from './known-account.ts';
export { rememberedRules } from './remembered-rules.ts';
export { rememberedAccounts } from './remembered-accounts.ts';

/** All this module can do. `book` is for other modules: it answers their ports. */
export const gatewaysUseCases = (ports: GatewaysPorts) => {
  const book: AccountBook = accountBook(ports);
  return {
    book,
    createAccount: createAccount(ports),
    changeAccount: changeAccount(ports),
    rotateCredentials: rotateCredentials(ports),
    forgetExpiredCredentials: forgetExpiredCredentials(ports),
    getAccount: getAccount(ports),
    listAccounts: listAccounts(ports),
    everyAccount: everyAccount(ports),
    listGateways: listGateways(book),
    getRoutingRules: getRoutingRules(ports),
    setRoutingRules: setRoutingRules(ports, book),
    simulateRouting: simulateRouting(ports, book),
  };
};
export type GatewaysUseCases = ReturnType<typeof gatewaysUseCases>;
