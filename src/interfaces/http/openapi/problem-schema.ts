import { z } from 'zod';

/** RFC 9457, as `problem.ts` builds it. Loose, because a problem may carry members of its own. */
export const ProblemSchema = z
  .looseObject({
    type: z.string().describe('`/problems/` and the code'),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('Kebab-case; branch on this one'),
    detail: z.string().describe('What was wrong and what to do'),
    requestId: z.string(),
    issues: z
      .array(z.object({ path: z.string().describe('Dotted: `paymentMethod.token`'), message: z.string() }))
      .optional()
      .describe('With invalid input: every mistake'),
  })
  .meta({ id: 'Problem' });
