import { type Refused } from '../emulator.ts';

const waitMs = 5_000;

/** Asks the shop where the payer of this payment goes, as a browser does that was sent to `/pay/…`, and gives the address. */
export const pageAtShop = async (
  shopUrl: string | undefined,
  paymentId: string,
): Promise<string | Refused> => {
  if (shopUrl === undefined)
    return { refused: 422, message: 'nobody knows where the shop is: KASSA_URL is not set' };
  const asked = `${shopUrl.replace(/\/$/, '')}/pay/${encodeURIComponent(paymentId)}`;
  const no = (message: string): Refused => ({ refused: 409, message });
  try {
    const response = await fetch(asked, { redirect: 'manual', signal: AbortSignal.timeout(waitMs) });
    await response.body?.cancel();
    const location = response.headers.get('location');
    if (location === null) return no(`${asked} answered ${response.status} and leads nowhere`);
    return new URL(location, asked).toString();
  } catch (error) {
    return no(`${asked} did not answer: ${error instanceof Error ? error.message : String(error)}`);
  }
};
