import { getApiKeyRoute, listApiKeysRoute, revokeApiKeyRoute } from './api-keys.route.ts';
import { createApiKeyRoute, rotateApiKeyRoute } from './new-secrets.route.ts';

export const accessRoutes = [
  createApiKeyRoute,
  listApiKeysRoute,
  getApiKeyRoute,
  rotateApiKeyRoute,
  revokeApiKeyRoute,
];
