import { z } from 'zod';

/** The envelope of an event, the same in a webhook and in the list of events (paypal webhooks v1, `event`). */
export const EventBody = z.object({
  id: z.string().min(1),
  event_type: z.string().min(1),
  create_time: z.coerce.date(),
  resource: z.unknown(),
});
