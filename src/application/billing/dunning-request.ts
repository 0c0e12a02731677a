import { z } from 'zod';
import {
  type DunningPolicy,
  type DunningReaction,
  standardDunning as standard,
} from '#domain/billing/dunning-policy';
import { serviceLevels } from '#domain/billing/plan-level';

/** Card schemes charge for many tries. */
const triesMax = 12;

export const reactions = [
  'retry',
  'payday',
  'soon',
  'ask-method',
  'send-link',
] as const satisfies DunningReaction[];
const Reaction = z.enum(reactions);
const Level = z.enum(serviceLevels);

const isForCustomer = (reaction: DunningReaction | undefined): boolean =>
  reaction === 'ask-method' || reaction === 'send-link';

/** What is only the customer's to put right is never tried again by itself: providers and schemes ask for that. */
const Reactions = z
  .partialRecord(z.enum(Object.keys(standard.reactions)), Reaction)
  .superRefine((given, context) => {
    for (const [code, reaction] of Object.entries(given))
      if (isForCustomer(standard.reactions[code]) && !isForCustomer(reaction))
        context.addIssue({
          code: 'custom',
          path: [code],
          message: 'can’t be put right by another try: choose ask-method or send-link',
        });
  })
  .transform((given): DunningPolicy['reactions'] =>
    Object.fromEntries(
      Object.entries(standard.reactions).map(([code, usual]) => [code, given[code] ?? usual]),
    ),
  );

const PaydaysRequest = z.strictObject({
  daysOfMonth: z
    .array(z.int().min(1).max(31))
    .max(31)
    .default([...standard.paydays.daysOfMonth]),
  weekdays: z
    .array(z.int().min(0).max(6))
    .max(7)
    .default([...standard.paydays.weekdays])
    .describe('0 is Sunday'),
  hourUtc: z.int().min(0).max(23).default(standard.paydays.hourUtc),
  slackDays: z
    .int()
    .min(0)
    .max(31)
    .default(standard.paydays.slackDays)
    .describe('So many days a try may be put off to meet a payday'),
});

/** A policy of dunning; what is left out is as in the standard. */
export const DunningRequest = z
  .strictObject({
    retryDays: z
      .array(z.int().min(1).max(90))
      .max(triesMax - 1)
      .default([...standard.retryDays])
      .describe('Days after the first failure on which it is tried again, or the customer reminded'),
    gapHoursMin: z.int().min(0).max(168).default(standard.gapHoursMin),
    soonMinutes: z
      .array(z.int().min(1).max(1_440))
      .max(triesMax - 1)
      .default([...standard.soonMinutes])
      .describe('Minutes between the tries that follow at once when a provider was in trouble'),
    paydays: PaydaysRequest.prefault({}),
    graceDays: z.int().min(0).max(90).default(standard.graceDays),
    levels: z
      .array(Level)
      .min(1)
      .max(triesMax)
      .default([...standard.levels])
      .describe(
        'What may be used after the first failure, the second, …; the last holds for all that follow',
      ),
    graceLevel: Level.default(standard.graceLevel),
    reactions: Reactions.prefault({}).describe('By failure code; for codes left out, the standard ones'),
    otherwise: Reaction.default(standard.otherwise).describe('For a code that has no reaction of its own'),
  })
  .superRefine(({ retryDays, soonMinutes, levels, graceLevel }, context) => {
    const refuse = (path: PropertyKey[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    const early = retryDays.findIndex((day, place) => place > 0 && day <= (retryDays[place - 1] ?? 0));
    if (early !== -1) refuse(['retryDays', early], 'must be a later day than the one before it');
    const tries = (retryDays.length + 1) * (soonMinutes.length + 1);
    if (tries > triesMax)
      refuse(
        ['retryDays'],
        `leads to ${tries} tries with ${soonMinutes.length} more soon after each: ${triesMax} is the most`,
      );
    const ranks = [...levels, graceLevel].map((level) => serviceLevels.indexOf(level));
    const risen = ranks.findIndex((rank, place) => place > 0 && rank < (ranks[place - 1] ?? 0));
    if (risen !== -1)
      refuse(
        risen === levels.length ? ['graceLevel'] : ['levels', risen],
        'is more than the level before it: nobody gets more for not paying',
      );
  })
  .transform((policy): DunningPolicy => policy);
