import { type Clock } from '#application/shared/ports/clock';

export const systemClock = (): Clock => ({ now: () => new Date() });
