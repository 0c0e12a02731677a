import { type Problem } from './problem.ts';

/** The sender left; nobody hears this, but the visit is recorded. */
export const bodyBrokenOff: Problem = { status: 400, code: 'body-broken-off' };

export const bodyTooLarge = (bytesMax: number): Problem => ({
  status: 413,
  code: 'payload-too-large',
  detail: `The body is larger than ${bytesMax} bytes, which is all this call accepts.`,
});
