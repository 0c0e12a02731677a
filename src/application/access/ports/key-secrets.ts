import { type KeptSecret } from '#domain/access/api-key';

/** Makes secrets and knows them again. */
export interface KeySecrets {
  /** 256 random bits, in letters and digits. */
  draw(): string;
  /** What to keep of a secret; it can't be found out from that. */
  keep(secret: string): KeptSecret;
  /** Whether what was kept was kept of this secret. Takes as long for a wrong one as for the right one. */
  matches(secret: string, kept: KeptSecret): boolean;
}
