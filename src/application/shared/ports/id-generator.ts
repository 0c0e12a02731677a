export interface IdGenerator {
  /** `next('pay')` is `pay_…`: unique, and ordered by time. */
  next(prefix: string): string;
  /** `number('P')` is `P-7Q2K-9XMB-41CD`: unique, and short enough to be read out on the telephone. */
  number(prefix: string): string;
}
