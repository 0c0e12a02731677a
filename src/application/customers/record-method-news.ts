import { hearMethodNews, type MethodNews } from '#domain/customers/method-news';
import { type SavedMethod } from '#domain/customers/saved-method';
import { KeyTaken } from '../shared/key-taken.ts';
import { fromLastSeen } from '../shared/from-last-seen.ts';
import { type CustomersPorts } from './customers-ports.ts';
import { keepMethod } from './keep-method.ts';

type Ports = Pick<CustomersPorts, 'methods' | 'outbox' | 'heard' | 'clock'>;

/** The one way in for news of a method. Takes the method as last seen; if someone saved since, it is loaded again. */
export const recordMethodNews = async (
  ports: Ports,
  lastSeen: SavedMethod,
  news: MethodNews,
): Promise<SavedMethod> => {
  const callKey = lastSeen.inFlight?.key ?? '';
  try {
    return await fromLastSeen(ports.methods, lastSeen, async (method) => {
      const decision = hearMethodNews(method, news, { at: ports.clock.now(), callKey });
      return decision?.ok ? keepMethod(ports, decision.value) : method;
    });
  } catch (failure) {
    if (!(failure instanceof KeyTaken) || news.kind !== 'saved') throw failure;
    return recordMethodNews(ports, lastSeen, await alreadySaved(ports, lastSeen, news.saved.fingerprint));
  }
};

/** One token is one method of a customer: they would not know which of two to remove. */
const alreadySaved = async (
  { methods }: Ports,
  { gatewayAccountId, customerId }: SavedMethod,
  fingerprint: string,
): Promise<MethodNews> => {
  const holders = await methods.holdersOf(gatewayAccountId, fingerprint);
  const theirs = holders.find((holder) => holder.customerId === customerId);
  const name = theirs ? ` as ${theirs.id}` : '';
  return { kind: 'refused', refusal: { code: 'already-saved', detail: `It is saved already${name}.` } };
};
