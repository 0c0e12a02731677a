import { CannotStart } from './cannot-start.ts';
import type { LocalSettings } from './local-settings.ts';
import { isPortFree } from './processes/free-port.ts';

/** They listen on the ports after the sandbox's own. */
export const emulatorPorts = 6;

/** Says before anything starts what could not listen later, by the name of the setting that moves it. */
export const refuseTakenPorts = async (settings: LocalSettings): Promise<void> => {
  await refuseTaken('PORT', settings.port, settings.host);
  if (settings.stripeIsLive) return;
  for (let place = 0; place <= emulatorPorts; place += 1)
    await refuseTaken('SANDBOX_PORT', settings.sandboxPort + place, settings.host);
};

const refuseTaken = async (setting: 'PORT' | 'SANDBOX_PORT', port: number, host: string): Promise<void> => {
  if (await isPortFree(port, host)) return;
  throw new CannotStart(
    `Port ${port} is taken by another program: set ${setting} to a free one${setting === 'PORT' ? '' : `, with ${emulatorPorts} free ones after it`}.`,
    'port-taken',
  );
};
