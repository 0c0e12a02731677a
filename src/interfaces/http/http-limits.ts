/** What one request may cost us. */
export type HttpLimits = Readonly<{
  bodyBytesMax: number;
  jsonDepthMax: number;
  /** From the first byte to the answer; streams are exempt once they flow. */
  requestTimeoutMs: number;
}>;

export const defaultLimits: HttpLimits = {
  bodyBytesMax: 256 * 1024,
  jsonDepthMax: 32,
  requestTimeoutMs: 30_000,
};
