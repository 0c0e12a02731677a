import { absentContract } from './gateway/absent.contract.ts';
import { actingContract } from './gateway/acting.contract.ts';
import { chargingContract } from './gateway/charging.contract.ts';
import { disputingContract } from './gateway/disputing.contract.ts';
import { type GatewayFacts } from './gateway/gateway-facts.ts';
import { type GatewayKit, gatewayKit } from './gateway/gateway-kit.ts';
import { holdingContract } from './gateway/holding.contract.ts';
import { listingEventsContract } from './gateway/listing-events.contract.ts';
import { preparingContract } from './gateway/preparing.contract.ts';
import { refundingContract } from './gateway/refunding.contract.ts';
import { settlingContract } from './gateway/settling.contract.ts';
import { turningAwayContract } from './gateway/turning-away.contract.ts';

type Theme = Readonly<{
  promises: (kit: GatewayKit) => void;
  /** Whether the provider can do what this is about; all can, unless said otherwise. */
  isOf?: (facts: GatewayFacts) => boolean;
}>;

const takesTokens = ({ capabilities }: GatewayFacts) => capabilities.tokens.length > 0;

/** Between Kassa and the provider alone: what is asked, and what is answered. */
const asking: Readonly<Record<string, Theme>> = {
  charging: { promises: chargingContract },
  holding: { promises: holdingContract, isOf: ({ capabilities }) => capabilities.authorize },
  preparing: { promises: preparingContract, isOf: ({ capabilities }) => capabilities.intents },
  refunding: { promises: refundingContract },
  settling: { promises: settlingContract, isOf: takesTokens },
  'listing events': { promises: listingEventsContract },
  'being turned away': { promises: turningAwayContract, isOf: takesTokens },
  'what is absent': { promises: absentContract },
};

/** Through a whole Kassa that hears what the provider tells afterwards. */
const hearing: Readonly<Record<string, Theme>> = {
  'waiting for the owner': { promises: actingContract },
  disputes: { promises: disputingContract, isOf: ({ capabilities }) => capabilities.disputes },
};

/** What every payment gateway must do, whoever the provider is, as far as its capabilities say that it can. */
export const paymentGatewayContract = (name: string, facts: GatewayFacts) =>
  describe(`the payment gateway contract, kept by ${name}`, () => {
    describe('asking', () => {
      const kit = gatewayKit(name, facts, { hearing: false });
      for (const [theme, promises] of themesOf(asking, facts)) describe(theme, () => promises(kit));
    });
    describe('hearing', () => {
      const kit = gatewayKit(name, facts, { hearing: true });
      for (const [theme, promises] of themesOf(hearing, facts)) describe(theme, () => promises(kit));
    });
  });

const themesOf = (themes: Readonly<Record<string, Theme>>, facts: GatewayFacts) =>
  Object.entries(themes)
    .filter(([, { isOf }]) => isOf?.(facts) ?? true)
    .map(([theme, { promises }]) => [theme, promises] as const);
