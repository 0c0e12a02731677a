import { z } from 'zod';
import { type Refused } from '../../emulator.ts';
import { issuesInWords } from '../../issues-in-words.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { examine } from './acceptance.ts';
import { askStatement } from './ask-statement.ts';
import { refund } from './refund.ts';
import { refundPart } from './refund-part.ts';
import { sendFiscal } from './send-fiscal.ts';

type Input = Readonly<Record<string, unknown>>;
type Act = (world: PaymeWorld, input: Input) => object | Refused | Promise<object | Refused>;

/** Takes the schema of what an action needs and the action; wrong input is refused with the name of the field. */
const action =
  <T>(schema: z.ZodType<T>, act: (world: PaymeWorld, input: T) => ReturnType<Act>): Act =>
  (world, input) => {
    const parsed = schema.safeParse(input);
    return parsed.success ? act(world, parsed.data) : { refused: 400, message: issuesInWords(parsed.error) };
  };

const paymentId = z.string().min(1);
const aPayment = z.strictObject({ paymentId });

/** What a merchant, or Payme's support, can do by hand. */
const actions: Readonly<Record<string, Act>> = {
  refund: action(z.strictObject({ paymentId, reason: z.int().optional() }), (world, input) =>
    refund(world, input.paymentId, input.reason),
  ),
  'partial-refund': action(
    z.strictObject({ paymentId, refundId: z.string().min(1), amount: z.int().min(1) }),
    (world, input) => refundPart(world, input.paymentId, input.refundId, input.amount),
  ),
  fiscal: action(aPayment, (world, input) => sendFiscal(world, input.paymentId)),
  acceptance: action(aPayment, (world, input) => examine(world, input.paymentId)),
  statement: action(z.strictObject({ from: z.int(), to: z.int() }), (world, { from, to }) =>
    askStatement(world, from, to),
  ),
};

/** Does what a merchant does in the cabinet: refund, partial-refund, fiscal, acceptance or statement. */
export const useCabinet = async (
  world: PaymeWorld,
  name: string,
  input: Input,
): Promise<object | Refused> => {
  const known = Object.keys(actions).join(', ');
  return (
    (await actions[name]?.(world, input)) ?? {
      refused: 404,
      message: `payme's cabinet has no ${name}; there is ${known}`,
    }
  );
};
