/** What a server said. The demo reads only what it needs, and shows the rest as it is. */
export type Said<Body> = Readonly<{ status: number; replayed: boolean; body: Body }>;

export type JsonCall = Readonly<{
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: object;
}>;

const answersWithinMs = 15_000;

export const jsonCall = async <Body>({ method, url, headers = {}, body }: JsonCall): Promise<Said<Body>> => {
  const answer = await fetch(url, {
    method,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(answersWithinMs),
  });
  return {
    status: answer.status,
    replayed: answer.headers.get('idempotent-replayed') === 'true',
    body: (await answer.json()) as Body,
  };
};
