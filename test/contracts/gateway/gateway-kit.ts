import {
  type CallInDoubt,
  type OpeningCall,
  type RefundCall,
} from '#application/payments/ports/payment-gateway';
import { type PaymentNews } from '#domain/payments/payment-news';
import { type RefundNews } from '#domain/payments/refund';
import { type GatewayAccountId, type PaymentId, type RefundId } from '#domain/shared/ids';
import { type Money, money } from '#domain/shared/money';
import { type OpenAccount } from '#application/gateways/ports/provider';
import { openWorld, type World } from '#test/support/world';
import { type GatewayFacts, type Operation, type Source } from './gateway-facts.ts';

/** A payment whose money is held or taken, and what the provider calls it. */
export type Paid = Readonly<{ call: OpeningCall; reference: string; news: PaymentNews }>;
type Doubt = CallInDoubt extends infer One ? (One extends unknown ? Omit<One, 'asks'> : never) : never;

/** As often as Kassa itself asks before a person must look. */
const asksMax = 45;

/** Two answers say the same when both say that nothing moved; how that came about may have been forgotten meanwhile. */
const meaning = ({ kind }: PaymentNews): string =>
  kind === 'not-executed' || kind === 'voided' || kind === 'declined' ? 'nothing moved' : kind;

/**
 * A world around one gateway, and the calls that every promise is made of. `hearing`: what the provider tells afterwards
 * arrives, and is worked off.
 */
export const gatewayKit = (
  name: string,
  facts: GatewayFacts,
  { hearing }: Readonly<{ hearing: boolean }>,
) => {
  const opened: { world?: World; open?: OpenAccount | undefined } = {};
  const breakdowns: string[] = [];
  beforeAll(async () => {
    const world = await openWorld({
      env: { GATEWAY_TIMEOUT_MS: '800' },
      ...(!hearing && { webhooksTo: null }),
      ...facts.world,
      log: (line) => {
        if (line.includes('request-failed')) breakdowns.push(line);
      },
    });
    opened.world = world;
    if (hearing) await world.startWorker({ sweeping: false });
    opened.open = (await world.modules.gateways.book.find(await accountId(world)))?.open;
  });
  afterEach(() => opened.world?.calm());
  afterAll(() => opened.world?.dispose());

  const accountId = async (world: World): Promise<GatewayAccountId> => {
    if (facts.account === undefined) return `gwa_configured_${name}` as GatewayAccountId;
    const asked = { provider: name, label: 'of the contract', mode: 'test', ...facts.account };
    const { status, body } = await world.post('/admin/gateway-accounts', asked);
    if (status !== 201) throw new Error(`${name}: its account is not accepted: ${JSON.stringify(body)}`);
    return body.id as GatewayAccountId;
  };
  const need = <T>(thing: T | undefined, what: string): T => {
    if (thing === undefined) throw new Error(`${name}: fill in ${what}, which this promise needs`);
    return thing;
  };
  const world = () => need(opened.world, 'world');
  const gateway = () => need(opened.open, 'account').gateway;
  const now = () => world().platform.clock.now();
  /** So many quarters of the price. */
  const quarters = (count: number): Money => money((facts.price * BigInt(count)) / 4n, facts.currency);
  const whole = quarters(4);

  const aCall = (source: Source, changes: Partial<OpeningCall> = {}): OpeningCall => {
    const { ids } = world().platform;
    const paymentId = ids.next('pay') as PaymentId;
    return {
      key: `${paymentId}:charge:0`,
      paymentId,
      amount: whole,
      captureMethod: 'automatic',
      methodType: source.method,
      source: source.token,
      customerReference: null,
      offSession: false,
      number: ids.number('P'),
      orderId: null,
      description: null,
      returnUrl: null,
      promisedAt: now(),
      ...changes,
    };
  };
  const opening = async (operation: 'charge' | 'authorize'): Promise<Paid> => {
    const captureMethod = operation === 'charge' ? 'automatic' : 'manual';
    // What only people can see arrive is as good as taken, as far as its gateway knows.
    const source = facts.capabilities.approval
      ? facts.sources.needsAction
      : need(facts.sources.works, 'token');
    const call = aCall(source, { captureMethod });
    const news = await gateway()[operation](call);
    const expected =
      operation === 'authorize' ? 'authorized' : facts.capabilities.approval ? 'action-required' : 'captured';
    if (news.kind !== expected || !news.details?.reference)
      throw new Error(
        `no ${operation} came about: ${JSON.stringify({ ...news, amount: undefined, fee: undefined })}`,
      );
    return { call, reference: news.details.reference, news };
  };

  return {
    name,
    facts,
    world,
    gateway,
    quarters,
    whole,
    aCall,
    need,
    /** All that the account can be used for. */
    open: () => need(opened.open, 'account'),
    /** Asks Kassa as a shop does. What broke in there is told, not hidden behind a 500. */
    post: async (path: string, body: object) => {
      const answer = await world().post(path, body);
      if (answer.status === 500) throw new Error(`${path} broke: ${breakdowns.join()}`);
      return answer;
    },
    taken: () => opening('charge'),
    held: () => opening('authorize'),
    aRefund: (
      { call: { paymentId }, reference }: Paid,
      amount: Money,
      changes: Partial<RefundCall> = {},
    ): RefundCall => {
      const refundId = world().platform.ids.next('ref') as RefundId;
      const base = { key: refundId, refundId, paymentId, paymentReference: reference, reference: null };
      const isWhole = amount.minor === whole.minor;
      return { ...base, amount, isWhole, reason: 'contract', promisedAt: now(), ...changes };
    },
    /** What the provider's book says under our ids, in its order. */
    movements: async (...references: string[]): Promise<string[]> =>
      facts.faults === undefined
        ? []
        : (await world().book(name, references))
            .filter(({ status }) => status === 'succeeded')
            .map(({ kind, amount }) => `${kind} ${amount}`),
    moved: (kind: 'charge' | 'capture' | 'refund' | 'void', { minor }: Money) => `${kind} ${minor}`,
    /** The next call of this kind is not heard of again: it was carried out, or it was not. */
    silence: (operation: Operation, executed: boolean): Promise<void> =>
      world().fault({
        provider: name,
        operation: need(facts.faults?.[operation], `fault for ${operation}`),
        mode: executed ? 'timeout-after' : 'timeout-before',
      }),
    /** Asks what became of a call until there is an answer, and once more: it stays the same. Or until a person must look. */
    settled: async (doubt: Doubt): Promise<PaymentNews> => {
      for (let asks = 0; asks < asksMax; asks += 1) {
        const news = await gateway().settle({ ...doubt, asks });
        const isLeft = news.kind === 'unknown' && news.wantsPerson === true;
        if (!isLeft && (news.kind === 'unknown' || news.kind === 'pending')) continue;
        const again = await gateway().settle({ ...doubt, asks: asks + 1 });
        expect(meaning(again)).toBe(meaning(news));
        return news;
      }
      throw new Error('nobody found out');
    },
    /** The end of a refund, which banks may take their time for; undefined when nobody can find out. */
    ended: async (call: RefundCall, news: RefundNews): Promise<RefundNews | undefined> => {
      let heard = news;
      for (let asks = 0; asks < asksMax; asks += 1) {
        if (heard.kind !== 'unknown' && heard.kind !== 'pending') return heard;
        await world().pass(60_000);
        heard = await gateway().settleRefund({ ...call, reference: heard.reference ?? null, asks });
      }
      return undefined;
    },
  };
};
export type GatewayKit = ReturnType<typeof gatewayKit>;
