import { setTimeout as pause } from 'node:timers/promises';
import { type Reply } from './answer.ts';
import { type Call, call } from './call.ts';
import { type Service } from './ask-until-answered.ts';

export type Errand = Pick<Call, 'method' | 'body' | 'key'> & Readonly<{ path: string; as: string }>;

const waitMs = 8_000;
const patienceMs = 60_000;
const pauseMs = 300;

/** A person asks, at one API process after the other, until something answers. Undefined when their patience ends first. */
export const persist = async (
  { apis, tokenOf }: Service,
  { path, as, ...asked }: Errand,
): Promise<Reply | undefined> => {
  const giveUpAt = Date.now() + patienceMs;
  for (let turn = 0; Date.now() < giveUpAt; turn += 1) {
    const api = apis[turn % apis.length];
    if (api === undefined) throw new Error('there is no API');
    const said = await call({ ...asked, url: `${api.url}/api/v1${path}`, token: tokenOf(as), waitMs }).catch(
      () => undefined,
    );
    if (said !== undefined && said.status < 500 && said.status !== 429) return said;
    await pause(pauseMs);
  }
  return undefined;
};
