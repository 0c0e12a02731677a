import { z } from 'zod';

/** How a provider can misbehave. What `timeout-after`, `reset-after` and `garbage` hide was executed; the rest but `latency` was not. */
const faultModes = [
  'timeout-before',
  'timeout-after',
  'reset',
  'reset-after',
  'error-500',
  'rate-limit',
  'latency',
  'garbage',
] as const;

/** What a caller may ask for: which calls go wrong, how, how often and for how long. */
export const faultRequest = z
  .strictObject({
    provider: z.string(),
    operation: z.string().optional(),
    mode: z.enum(faultModes),
    probability: z.number().min(0).max(1).default(1),
    times: z.int().min(1).optional(),
    latencyMs: z.int().min(0).max(600_000).optional(),
    seed: z.int().min(0).optional(),
  })
  .refine((fault) => fault.mode !== 'latency' || fault.latencyMs !== undefined, {
    path: ['latencyMs'],
    message: 'is needed for mode latency',
  });

export type FaultRequest = z.infer<typeof faultRequest>;
