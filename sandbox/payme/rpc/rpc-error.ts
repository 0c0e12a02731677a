/** An error of either API, as it is told. */
export type RpcError = { readonly code: number; readonly message: string; readonly data?: string };

/** A refused call of the Subscribe API. */
export class RpcRefusal extends Error {
  readonly code: number;
  /** The field or method that is to blame. */
  readonly data: string | undefined;

  constructor(code: number, message: string, data?: string) {
    super(message);
    this.code = code;
    this.data = data;
  }
}
