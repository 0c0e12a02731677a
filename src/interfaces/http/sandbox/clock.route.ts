import { z } from 'zod';
import { AdvanceClock, type SandboxUseCases } from '#application/sandbox/advance-clock';
import { route } from '../route.ts';

const ClockResource = z.object({ now: z.iso.datetime() }).meta({ id: 'Clock' });
const toClockResource = (now: Date) => ({ now: now.toISOString() });

export const readClockRoute = route<SandboxUseCases>()(
  {
    method: 'get',
    path: '/api/v1/sandbox/clock',
    tag: 'Sandbox',
    summary: 'What time it is in the sandbox',
    access: ['customer', 'seller', 'admin', 'platform'],
    reply: ClockResource,
    status: 200,
    refusals: {},
  },
  (app) => app.readClock(),
  toClockResource,
);

export const advanceClockRoute = route<SandboxUseCases>()(
  {
    method: 'post',
    path: '/api/v1/sandbox/clock',
    tag: 'Sandbox',
    summary: 'Put the time forward, here and at the emulated providers',
    access: ['admin', 'platform'],
    body: AdvanceClock,
    reply: ClockResource,
    status: 200,
    refusals: {
      'clock-runs-forward-only': {
        status: 422,
        detail: () => 'to is in the past of the sandbox. Time only goes forward.',
      },
    },
    examples: { body: { advanceMs: 86_400_000 } },
  },
  (app, { body }) => app.advanceClock(body),
  toClockResource,
);

export const sandboxRoutes = [readClockRoute, advanceClockRoute];
