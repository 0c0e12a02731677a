import { callGuard, type GuardLimits, type Sign } from '#infrastructure/resilience/call-guard';
import { eventually } from '#test/support/eventually';

const limits: GuardLimits = {
  atOnceMax: 2,
  waitingMax: 1,
  failingShare: 0.5,
  windowMs: 1_000,
  callsASecondMin: 4,
  openMs: 60,
  retriesMax: 2,
};
const reads = { sign: (answer: Sign) => answer, heldBack: (why: string) => `held: ${why}` as Sign };
const aGuard = (is: Partial<GuardLimits> = {}) => {
  const opened: number[] = [];
  const guard = callGuard({ ...limits, ...is }, (forMs) => opened.push(forMs));
  let made = 0;
  const calls = (...answers: Sign[]) =>
    Promise.all(
      answers.map((answer) =>
        guard.run(() => {
          made += 1;
          return Promise.resolve(answer);
        }, reads),
      ),
    );
  return { guard, calls, opened, made: () => made };
};
/** Calls one after another, so that the bulkhead never matters. */
const inTurn = async (calls: (...answers: Sign[]) => Promise<Sign[]>, answers: Sign[]): Promise<Sign[]> => {
  const heard: Sign[] = [];
  for (const answer of answers) heard.push(...(await calls(answer)));
  return heard;
};
const silences = (count: number): Sign[] => Array.from({ length: count }, () => 'silent');

describe('the guard of an account', () => {
  it('lets calls through and gives their answers', async () => {
    const { guard, calls } = aGuard();
    expect(await calls('answered')).toEqual(['answered']);
    expect(guard.state()).toBe('closed');
  });

  it('opens when most calls of a window got no answer, tells so once, and then makes none', async () => {
    const { guard, calls, opened, made } = aGuard();
    await inTurn(calls, silences(12));
    expect(guard.state()).toBe('open');
    expect(opened).toEqual([limits.openMs]);
    const before = made();
    expect(await calls('answered')).toEqual(['held: it has not been answering, so it is given a rest']);
    expect(made()).toBe(before);
  });

  it('says that it has rested, although nobody has called it since', async () => {
    const { guard, calls } = aGuard();
    await inTurn(calls, silences(12));
    expect(guard.state()).toBe('open');
    await eventually('it has rested', () => guard.state() === 'half-open');
    expect(await calls('silent')).toEqual(['silent']);
    expect(guard.state()).toBe('open');
  });

  it('lets one call through after a rest, and all of them once that was answered', async () => {
    const { guard, calls } = aGuard();
    await inTurn(calls, silences(12));
    await eventually('a call gets through', async () => (await calls('answered'))[0] === 'answered');
    expect(guard.state()).toBe('closed');
    expect(await calls('answered')).toEqual(['answered']);
  });

  it('does not open for a few silences, nor for refusals that the provider spoke', async () => {
    const { guard, calls } = aGuard();
    await inTurn(calls, ['silent', 'answered', 'silent', 'answered']);
    await inTurn(
      calls,
      Array.from({ length: 20 }, () => 'answered'),
    );
    expect(guard.state()).toBe('closed');
  });

  it('makes a call that was certainly not executed again, so often and no more', async () => {
    const { guard } = aGuard({ callsASecondMin: 100 });
    const answers: Sign[] = ['not-executed', 'not-executed', 'answered'];
    let call = 0;
    expect(await guard.run(() => Promise.resolve(answers[call++] ?? 'answered'), reads)).toBe('answered');
    expect(call).toBe(3);
    let refused = 0;
    const refuse = (): Promise<Sign> => {
      refused += 1;
      return Promise.resolve('not-executed');
    };
    expect(await guard.run(refuse, reads)).toBe('not-executed');
    expect(refused).toBe(1 + limits.retriesMax);
  });

  it('never makes a call again that was not heard of', async () => {
    const { calls, made } = aGuard();
    expect(await calls('silent')).toEqual(['silent']);
    expect(made()).toBe(1);
  });

  it('has room for so many calls at a time and turns the rest away at once', async () => {
    const { guard } = aGuard();
    const finish: (() => void)[] = [];
    const slow = () => new Promise<Sign>((resolve) => finish.push(() => resolve('answered')));
    const first = [guard.run(slow, reads), guard.run(slow, reads), guard.run(slow, reads)];
    expect(await guard.run(slow, reads)).toBe('held: too many calls to it are under way');
    await eventually('two are under way', () => finish.length === 2);
    finish.forEach((done) => done());
    await eventually('the third has its turn', () => finish.length === 3);
    finish.at(-1)?.();
    expect(await Promise.all(first)).toEqual(['answered', 'answered', 'answered']);
  });

  it('holds calls back while another process says so, and no longer', async () => {
    const { guard, calls, opened } = aGuard();
    guard.hold(60);
    guard.hold(60);
    expect(guard.state()).toBe('open');
    expect(await calls('answered')).toEqual(['held: it has not been answering, so it is given a rest']);
    await eventually('it is over', () => guard.state() === 'closed');
    expect(await calls('answered')).toEqual(['answered']);
    // What others announced is not announced again.
    expect(opened).toEqual([]);
  });
});
