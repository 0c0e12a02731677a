const beginnings: Readonly<Record<number, string>> = {
  400: 'Bad Request: ',
  403: 'Forbidden: ',
  409: 'Conflict: ',
  429: 'Too Many Requests: ',
};

/** A call that is answered `ok: false`. `retryAfter`: seconds. */
export class TelegramRefusal extends Error {
  readonly code: number;
  readonly description: string;
  readonly retryAfter: number | undefined;

  constructor(code: number, detail: string, retryAfter?: number) {
    super(detail);
    this.code = code;
    this.description = `${beginnings[code] ?? ''}${detail}`;
    this.retryAfter = retryAfter;
  }
}
