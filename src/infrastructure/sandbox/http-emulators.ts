import { type Emulators } from '#application/sandbox/ports/emulators';
import { Unavailable } from '#application/shared/unavailable';

const timeoutMs = 3_000;

/** The emulators' control API (contract §7). */
export const httpEmulators = ({ controlUrl }: { controlUrl: string }): Emulators => ({
  setClock: async (to) => {
    const response = await fetch(new URL('/clock', controlUrl), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ to: to.toISOString() }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok)
      throw new Unavailable(
        `the emulators did not take the time: ${response.status} ${await response.text()}`,
      );
  },
});
