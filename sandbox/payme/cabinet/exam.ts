import { type ShopCall } from '../merchant/call-shop.ts';
import { sameness, type ShopAnswer } from '../merchant/shop-answer.ts';
import { type PaymeWorld } from '../payme-world.ts';

/** What a step wants to hear: a code that fits, or a result that contains this. */
export type Wanted =
  | { readonly error: string; readonly fits: (code: number) => boolean }
  | { readonly result: object };

/** One request of the exam and how it went. */
type ExamStep = {
  readonly scenario: number;
  readonly name: string;
  readonly method: string;
  readonly wanted: string;
  readonly passed: boolean;
  readonly answered: ShopAnswer;
};

/** Asks the shop and keeps how it did. */
export type Exam = {
  readonly ask: (
    step: { readonly scenario: number; readonly name: string; readonly key?: string },
    call: ShopCall,
    wanted: Wanted,
  ) => Promise<ShopAnswer>;
  /** Asks twice; the second answer must be the first one (payme.md §1.7). */
  readonly askTwice: Exam['ask'];
  readonly steps: () => readonly ExamStep[];
};

const contains = (result: Readonly<Record<string, unknown>>, part: object): boolean =>
  Object.entries(part).every(([name, value]) => result[name] === value);

const satisfies = (answer: ShopAnswer, wanted: Wanted): boolean => {
  if ('error' in wanted) return answer.kind === 'error' && wanted.fits(answer.error.code);
  return answer.kind === 'result' && contains(answer.result, wanted.result);
};

const words = (wanted: Wanted): string =>
  'error' in wanted ? `error ${wanted.error}` : JSON.stringify(wanted.result);

/** Gives an exam without any steps. */
export const createExam = (world: PaymeWorld): Exam => {
  const steps: ExamStep[] = [];
  const ask: Exam['ask'] = async ({ scenario, name, key }, call, wanted) => {
    const answered = await world.line.call(call, key);
    const passed = satisfies(answered, wanted);
    steps.push({ scenario, name, method: call.method, wanted: words(wanted), passed, answered });
    return answered;
  };
  return {
    ask,
    askTwice: async (step, call, wanted) => {
      const first = await ask(step, call, wanted);
      const second = await world.line.call(call);
      const same = first.kind !== 'lost' && second.kind !== 'lost' && sameness(first) === sameness(second);
      if (first.kind !== 'lost' && second.kind !== 'lost')
        world.line.compare(call.method, sameness(first), sameness(second));
      steps.push({
        scenario: step.scenario,
        name: `${step.name}, repeated`,
        method: call.method,
        wanted: 'the same reply',
        passed: same && satisfies(second, wanted),
        answered: second,
      });
      return first;
    },
    steps: () => steps,
  };
};
