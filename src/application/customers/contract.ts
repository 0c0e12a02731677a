export type { MethodVault } from './ports/method-vault.ts';
