import { httpRequest } from './http-request.ts';
import { type RequestPlan } from './load-order.ts';

type Plan = Extract<RequestPlan, { kind: 'bad-token' }>;

/** Long enough that no run uses one twice, short enough to be a part of every credential. */
const digits = 12;

/** Credentials of the right form that nobody was ever given, each sent once: a forged token, then a made-up key. */
export const badTokenRequests = ({ path, token }: Plan): (() => string) => {
  const [header = '', claims = '', signature = ''] = token.split('.');
  let made = 0;
  const next = (): string => {
    made += 1;
    const number = String(made).padStart(digits, '0');
    return made % 2 === 0
      ? `${header}.${claims}.${number}${signature.slice(digits)}`
      : `sk_${number.padStart(26, '0')}_${number.padStart(43, 'x')}`;
  };
  return () => httpRequest('GET', path, { Authorization: `Bearer ${next()}` });
};
