import { absentContract } from './gateway/absent.contract.ts';
import { actingContract } from './gateway/acting.contract.ts';
import { chargingContract } from './gateway/charging.contract.ts';
import { disputingContract } from './gateway/disputing.contract.ts';
import { type GatewayFacts } from './gateway/gateway-facts.ts';
import { gatewayKit } from './gateway/gateway-kit.ts';
import { holdingContract } from './gateway/holding.contract.ts';
import { listingEventsContract } from './gateway/listing-events.contract.ts';
import { preparingContract } from './gateway/preparing.contract.ts';
import { refundingContract } from './gateway/refunding.contract.ts';
import { settlingContract } from './gateway/settling.contract.ts';
import { turningAwayContract } from './gateway/turning-away.contract.ts';

/** Between Kassa and the provider alone: what is asked, and what is answered. */
const asking = {
  charging: chargingContract,
  holding: holdingContract,
  preparing: preparingContract,
  refunding: refundingContract,
  settling: settlingContract,
  'listing events': listingEventsContract,
  'being turned away': turningAwayContract,
  'what is absent': absentContract,
};

/** Through a whole Kassa that hears what the provider tells afterwards. */
const hearing = { 'waiting for the owner': actingContract, disputes: disputingContract };

/** What every payment gateway must do, whoever the provider is, as far as its capabilities say that it can. */
export const paymentGatewayContract = (name: string, facts: GatewayFacts) =>
  describe(`the payment gateway contract, kept by ${name}`, () => {
    describe('asking', () => {
      const kit = gatewayKit(name, facts, { hearing: false });
      for (const [theme, contract] of Object.entries(asking)) describe(theme, () => contract(kit));
    });
    describe('hearing', () => {
      const kit = gatewayKit(name, facts, { hearing: true });
      for (const [theme, contract] of Object.entries(hearing)) describe(theme, () => contract(kit));
    });
  });
