import { type Clock } from '../shared/ports/clock.ts';
import { type IdGenerator } from '../shared/ports/id-generator.ts';
import { type LinkSigner } from '../shared/ports/link-signer.ts';
import { type Log } from '../shared/ports/log.ts';
import { type Metrics } from '../shared/ports/metrics.ts';
import { type Outbox } from '../shared/ports/outbox.ts';
import { type Pause } from '../shared/ports/pause.ts';
import { type SecretBox } from '../shared/ports/secret-box.ts';
import { type CustomerRepository } from './ports/customer-repository.ts';
import { type MethodRepository } from './ports/method-repository.ts';
import { type Vaults } from './ports/vaults.ts';

/** All this module needs from the world. */
export interface CustomersPorts {
  customers: CustomerRepository;
  methods: MethodRepository;
  vaults: Vaults;
  outbox: Outbox;
  /** Types of events that somebody reacts to. Others would be stored and delivered for nothing. */
  heard: ReadonlySet<string>;
  secrets: SecretBox;
  links: LinkSigner;
  clock: Clock;
  ids: IdGenerator;
  pause: Pause;
  log: Log;
  metrics: Metrics;
  settings: CustomersSettings;
}

export type CustomersSettings = Readonly<{
  /** Begins the links people get, without a slash at its end. */
  publicUrl: string;
  /** How long a call to a provider belongs to the process that promised it. Saving may take two of them. */
  callLeaseMs: number;
  /** How long a repeated request waits for the first one's answer before it is told to come back. */
  repeatWaitMs: number;
  /** How long a setup waits for its customer. */
  setupLifetimeMs: number;
}>;

export const defaultCustomersSettings: Omit<CustomersSettings, 'publicUrl'> = {
  callLeaseMs: 16_000,
  repeatWaitMs: 10_000,
  setupLifetimeMs: 86_400_000,
};
