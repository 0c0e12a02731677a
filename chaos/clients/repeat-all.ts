import { type Answer } from './answer.ts';
import { askUntilAnswered, type Service } from './ask-until-answered.ts';

const atOnce = 16;

/** Makes every request once more under its old key, when all is calm: there must be the one true answer. */
export const repeatAll = async (service: Service, told: readonly Answer[]): Promise<Answer[]> => {
  const once = [...new Map(told.map((answer) => [answer.ask.key, answer])).values()];
  const left = once[Symbol.iterator]();
  const repeated: Answer[] = [];
  const lane = async (_: unknown, number: number): Promise<void> => {
    for (const { scenario, ask, paymentId } of left) {
      const { hangUpAfterMs: _patient, ...patiently } = ask;
      repeated.push(await askUntilAnswered(service, { scenario, ask: patiently, paymentId }, number));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return repeated;
};
