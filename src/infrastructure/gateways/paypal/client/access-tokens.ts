import { z } from 'zod';
import { readReply, type Reply, replyOf, replyOfFailure } from './paypal-reply.ts';

export type TokenAccess = Readonly<{
  apiBase: string;
  clientId: string;
  clientSecret: string;
  timeoutMs: number;
  now: () => Date;
  keyRefused?: () => void;
}>;
/** The token that lets requests in; kept until shortly before it ends, and asked for once however many need it. */
export type AccessTokens = Readonly<{
  current(): Promise<Readonly<{ token: string }> | Readonly<{ reply: Reply }>>;
  /** PayPal no longer takes this one. */
  drop(token: string): void;
}>;

const TokenBody = z.object({ access_token: z.string().min(1), expires_in: z.number() });
/** A request under way when a token ends should not be turned away for it. */
const marginMs = 60_000;

type Kept = Readonly<{ token: string; until: number }>;

export const accessTokens = (access: TokenAccess): AccessTokens => {
  let kept: Kept | undefined;
  let asking: Promise<Kept | Readonly<{ reply: Reply }>> | undefined;
  const renew = async () => {
    const asked = await askForToken(access);
    asking = undefined;
    if ('token' in asked) kept = asked;
    return asked;
  };
  return {
    current: () => {
      if (kept && kept.until > access.now().getTime()) return Promise.resolve(kept);
      asking ??= renew();
      return asking;
    },
    drop: (token) => {
      if (kept?.token === token) kept = undefined;
    },
  };
};

/** Whatever keeps us from a token, the request that needs it was not sent: it was turned away. */
const askForToken = async ({
  apiBase,
  clientId,
  clientSecret,
  timeoutMs,
  now,
  keyRefused,
}: TokenAccess): Promise<Kept | Readonly<{ reply: Reply }>> => {
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  const reply = await fetch(`${apiBase}/v1/oauth2/token`, {
    method: 'POST',
    redirect: 'error',
    headers: { authorization, accept: 'application/json' },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
    signal: AbortSignal.timeout(timeoutMs),
  })
    .then(async (response) => replyOf(response.status, await response.text()), replyOfFailure)
    .catch(replyOfFailure);
  const read = readReply(TokenBody, reply);
  if (read.kind === 'read') {
    const { access_token: token, expires_in: seconds } = read.value;
    return { token, until: now().getTime() + seconds * 1_000 - marginMs };
  }
  // developer.paypal.com/api/rest/authentication: 401 invalid_client, for an id and secret that do not belong together.
  if (reply.kind === 'turned-away' && reply.status === 401) keyRefused?.();
  const why = read.kind === 'silence' ? read.cause : read.kind === 'refused' ? read.issue : read.why;
  return { reply: { kind: 'turned-away', why: `no access token: ${why}`, status: null } };
};
