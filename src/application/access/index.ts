import { type AccessPorts } from './access-ports.ts';
import { createApiKey } from './commands/create-api-key.ts';
import { revokeApiKey } from './commands/revoke-api-key.ts';
import { rotateApiKey } from './commands/rotate-api-key.ts';
import { authenticateKey } from './queries/authenticate-key.ts';
import { getApiKey, listApiKeys } from './queries/get-api-key.ts';
import { rememberedKeys } from './remembered-keys.ts';

export { type AccessPorts } from './access-ports.ts';
export { keyTrustMs } from './remembered-keys.ts';

/** All this module can do. */
export const accessUseCases = (outside: AccessPorts) => {
  const ports = { ...outside, remembered: rememberedKeys(outside.keys) };
  return {
    createApiKey: createApiKey(ports),
    rotateApiKey: rotateApiKey(ports),
    revokeApiKey: revokeApiKey(ports),
    getApiKey: getApiKey(ports),
    listApiKeys: listApiKeys(ports),
    authenticateKey: authenticateKey(ports),
  };
};
export type AccessUseCases = ReturnType<typeof accessUseCases>;
