/**
 * Where PayPal is (developer.paypal.com/api/rest/requests). Certificates are named by the older hosts as well. Nothing a
 * request brings along can add to these.
 */
export const paypalHosts = {
  live: ['https://api-m.paypal.com', 'https://api.paypal.com'],
  test: ['https://api-m.sandbox.paypal.com', 'https://api.sandbox.paypal.com'],
} as const;

export type PaypalPlaces = Readonly<{
  apiBase: string;
  /** Where connections really go, when that is not PayPal. */
  elsewhere: string | undefined;
  /** From where certificates are taken: exactly these origins. */
  certificateOrigins: readonly string[];
}>;

/** `configured`: the address from the environment; another than PayPal's own leads everything there, in the sandbox. */
export const placesOf = (mode: 'test' | 'live', configured: string | undefined): PaypalPlaces => {
  const own: readonly string[] = paypalHosts[mode];
  const origin = configured === undefined ? undefined : new URL(configured).origin;
  return origin === undefined || own.includes(origin)
    ? { apiBase: paypalHosts[mode][0], elsewhere: undefined, certificateOrigins: own }
    : { apiBase: origin, elsewhere: origin, certificateOrigins: [origin] };
};

/** Whether an account of this mode is at home at the address from the environment: PayPal's own hosts know accounts of one mode. */
export const isOfMode = (mode: 'test' | 'live', configured: string | undefined): boolean => {
  const others: readonly string[] = paypalHosts[mode === 'live' ? 'test' : 'live'];
  return configured === undefined || !others.includes(new URL(configured).origin);
};
