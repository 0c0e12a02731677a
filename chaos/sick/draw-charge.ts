import { type Dice } from '../plan/dice.ts';
import { gatewayHabits } from '../plan/gateway-habits.ts';
import { type Gateway } from '../plan/gateway.ts';
import { type Scenario } from '../plan/scenario.ts';

/** A charge that the provider is asked for at once, where it can be; else one that waits for people. */
export const drawCharge = (dice: Dice, gateway: Gateway, round: string, number: number): Scenario => {
  const { amounts, tokens, pages } = gatewayHabits[gateway];
  const [currency, least, most] = dice.pick(amounts);
  const [token] = tokens.good;
  const orderId = `sick-${round}-${number}`;
  return {
    number,
    gateway,
    kind: 'charge',
    orderId,
    amount: dice.whole(least, most),
    currency,
    paymentMethod: token === undefined ? { type: dice.pick(pages) } : { type: tokens.type, token },
    stages: [{ asks: [{ key: orderId, call: 'charge', twice: false }], deeds: [] }],
  };
};
