const path = '/v1/notifications/certs/';

/**
 * Takes the address of a certificate as a webhook names it, and gives it when it is one of PayPal's. Anybody may write
 * anything there, so only these origins count, to the letter, with nothing behind the path.
 */
export const certificateUrl = (named: string, origins: readonly string[]): URL | undefined => {
  if (!URL.canParse(named)) return undefined;
  const url = new URL(named);
  const { origin, username, password, pathname, search, hash } = url;
  const isBare = username === '' && password === '' && search === '' && hash === '';
  return origins.includes(origin) && isBare && pathname.startsWith(path) && pathname.length > path.length
    ? url
    : undefined;
};
