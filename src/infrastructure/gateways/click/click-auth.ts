import { createHash } from 'node:crypto';

/**
 * The `Auth` header of the Merchant API: user, digest, Unix seconds. The digest is SHA-1 of the seconds and then the
 * secret (docs.click.uz, "Merchant API"); it is made anew for every request.
 */
export const authHeader = (
  { merchantUserId, secretKey }: Readonly<{ merchantUserId: string; secretKey: string }>,
  now: Date,
): string => {
  const seconds = String(Math.floor(now.getTime() / 1_000));
  const digest = createHash('sha1').update(`${seconds}${secretKey}`).digest('hex');
  return `${merchantUserId}:${digest}:${seconds}`;
};
