import { type Ask, type Scenario, type Stage } from '../plan/scenario.ts';
import { doDeed, type People } from '../people/do-deed.ts';
import { type Answer, paymentIn } from './answer.ts';
import { askUntilAnswered, type Service } from './ask-until-answered.ts';
import { waitFor } from './wait-for.ts';

/** How often a client tries again under a new key after it was told for certain that nothing happened. */
const freshTriesMax = 3;

export type Play = Readonly<{
  people: People;
  scenario: Scenario;
  onAnswer(answer: Answer): void;
}>;
/** What a client can go on from. */
const openStatuses: ReadonlySet<unknown> = new Set(['authorized', 'completed', 'requires_action']);

/** Plays one order from its first request to its last. */
export const playScenario = async ({ people, scenario, onAnswer }: Play): Promise<void> => {
  const { service } = people;
  let paymentId: string | undefined;
  for (const stage of scenario.stages) {
    const known = paymentId;
    const deeds = stage.deeds.map((deed) => doDeed(people, scenario, known ?? '', deed));
    const asks = stage.asks.map((ask, index) => insist(service, scenario, ask, known, index, onAnswer));
    const answers = await Promise.all(asks);
    await Promise.all(deeds);
    const payments = answers.flatMap(({ reply }) => (reply ? (paymentIn(reply) ?? []) : []));
    paymentId ??= payments[0]?.id;
    const isOpen = payments.some(({ status }) => openStatuses.has(status));
    if (paymentId === undefined || (isOpening(stage) && !isOpen)) return;
    if (stage.until && !(await waitFor(service, paymentId, stage.until))) return;
  }
};

const isOpening = ({ asks }: Stage): boolean =>
  asks.some(({ call }) => call === 'charge' || call === 'authorize');

/** Asks; when the provider was unavailable and nothing happened, asks for the same anew, as a shop would. */
const insist = async (
  service: Service,
  scenario: Scenario,
  first: Ask,
  paymentId: string | undefined,
  index: number,
  onAnswer: (answer: Answer) => void,
): Promise<Answer> => {
  for (let fresh = 0; ; fresh += 1) {
    const ask = fresh === 0 ? first : { ...first, key: `${first.key}-again-${fresh}` };
    const request = { scenario, ask, paymentId };
    const asked = ask.twice && fresh === 0 ? [0, 1] : [0];
    const answers = await Promise.all(
      asked.map((twin) => askUntilAnswered(service, request, scenario.number + index + twin)),
    );
    for (const answer of answers) onAnswer(answer);
    const [answer] = answers;
    if (answer === undefined) throw new Error('nothing was asked');
    if (!isUnavailable(answer) || fresh === freshTriesMax) return answer;
  }
};

const isUnavailable = ({ reply }: Answer): boolean => {
  if (reply?.status !== 402) return false;
  const failure = reply.body.payment?.failure ?? reply.body.refund?.failure;
  return failure?.code === 'gateway-unavailable';
};
