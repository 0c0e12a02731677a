import { link } from './link.ts';
import { statusOf } from './issues.ts';
import { type PaypalRefusal, refusal } from './refusal.ts';
import { type Call } from './route.ts';

const wanted = (header: string): string | null => {
  try {
    const parsed: unknown = JSON.parse(header);
    if (typeof parsed !== 'object' || parsed === null || !('mock_application_codes' in parsed)) return null;
    const codes: unknown = parsed.mock_application_codes;
    const first: unknown = Array.isArray(codes) ? codes[0] : codes;
    return typeof first === 'string' ? first : null;
  } catch {
    return null;
  }
};

/** Takes a call and gives the error that its `PayPal-Mock-Response` header asks for; null for none, and for codes nobody knows (paypal.md §9). */
export const mockedRefusal = (call: Call): PaypalRefusal | null => {
  const issue = wanted(call.header('paypal-mock-response') ?? '');
  const status = issue === null ? undefined : statusOf(issue);
  if (issue === null || status === undefined) return null;
  if (status >= 429) return refusal(status);
  const [id] = call.ids;
  const again = issue === 'INSTRUMENT_DECLINED' && id !== undefined;
  return refusal(
    status,
    [{ issue }],
    again ? [link('redirect', `${call.world.url()}/checkoutnow?token=${id}`)] : [],
  );
};
