import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAgenda } from './agenda.ts';
import { createClock } from './clock.ts';
import { controlApp } from './control/control-app.ts';
import { type Surroundings } from './emulator.ts';
import { type EmulatorOptions, startEmulators } from './emulators.ts';
import { createFaultPlan } from './faults/fault-plan.ts';
import { listen, type Listening } from './http/listen.ts';
import { fileJournal } from './journal/file-journal.ts';
import { silentJournal } from './journal/journal.ts';
import { createLatencyBook } from './latency/latency-book.ts';
import { emulateSmtp } from './smtp/emulate-smtp.ts';

/** How to start the sandbox. */
export type SandboxOptions = EmulatorOptions & {
  /** The control port; emulators listen on the ports after it. 0, the default: any free ports. */
  readonly port?: number;
  /** 127.0.0.1 by default. */
  readonly host?: string;
  /** Where state is kept over restarts; in memory only when left out. */
  readonly dataDir?: string;
  /** Decides all chance that is not crypto: faults, latency, webhook policies. */
  readonly seed?: number;
};

/** Where an emulator listens, in the words of the Stripe client's options. */
type EmulatorAddress = {
  readonly protocol: 'http';
  readonly host: string;
  readonly port: number;
};

/** A sandbox that runs. */
export type Sandbox = {
  readonly controlUrl: string;
  readonly stripe: EmulatorAddress;
  /** The base URL of every emulator by provider; the mail server's as `smtp`. */
  readonly urls: Readonly<Record<string, string>>;
  /** The certificate, as PEM, to trust for PayPal's webhooks; with a data folder also in its file `paypal-ca.pem`. */
  readonly paypalCa: string;
  readonly stop: () => Promise<void>;
};

/** Starts the emulators and the control API in this process and gives their addresses once all of them listen. */
export const startSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const { port = 0, host = '127.0.0.1', dataDir, seed = 1 } = options;
  const file = dataDir === undefined ? null : fileJournal(dataDir);
  const journal = file ?? silentJournal;
  const clock = createClock(journal);
  const agenda = createAgenda(clock, journal);
  const faults = createFaultPlan(seed);
  const surroundings: Surroundings = { clock, agenda, journal, faults, latency: createLatencyBook(), seed };
  const emulators = startEmulators(surroundings, options);
  const mail = emulateSmtp(surroundings);
  await file?.load();

  const listening: (Listening & { readonly name: string })[] = [];
  for (const [index, emulator] of emulators.entries()) {
    const server = await listen(emulator.listener, host, port === 0 ? 0 : port + 1 + index);
    emulator.listensAt(server.url);
    emulator.begin();
    listening.push({ name: emulator.name, ...server });
  }
  const smtpUrl = await mail.listen(host, port === 0 ? 0 : port + 1 + emulators.length);
  const urls = {
    ...Object.fromEntries(listening.map(({ name, url }) => [name, url])),
    [mail.name]: smtpUrl,
  };
  const control = await listen(controlApp(surroundings, emulators, mail, urls), host, port);
  agenda.run();

  const paypalCa = emulators.find(({ name }) => name === 'paypal')?.authority?.() ?? '';
  if (dataDir !== undefined) writeFileSync(join(dataDir, 'paypal-ca.pem'), paypalCa);
  journal.flush();

  const stripe = listening.find(({ name }) => name === 'stripe');
  if (stripe === undefined) throw new Error('the stripe emulator did not start');
  return {
    controlUrl: control.url,
    stripe: { protocol: 'http', host, port: stripe.port },
    urls,
    paypalCa,
    stop: async () => {
      agenda.stop();
      for (const emulator of emulators) emulator.stop();
      await Promise.all([mail.stop(), ...[control, ...listening].map((server) => server.close())]);
      journal.close();
    },
  };
};
