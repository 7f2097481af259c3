import { z } from 'zod';
import { clauseId } from './terms.ts';

const side = z.enum(['accept', 'refuse']);

/** A clause of the list that each contract has. */
export const clauseSchema = z.object({
  id: clauseId,
  operation: z.string().min(1),
  subject: z.string().min(1),
  level: z.enum(['must', 'should', 'open']),
  statement: z.string().min(1),
  source: z.object({
    document: z.string().min(1),
    edition: z.string().min(1),
    place: z.string().min(1),
    url: z
      .string()
      .regex(/^https?:\/\/\S+$/)
      .exactOptional(),
  }),
  method: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('request'), sides: z.array(side).min(1) }),
    z.object({ kind: z.literal('answer'), sides: z.array(side).min(1) }),
    z.object({ kind: z.literal('sequence') }),
    z.object({ kind: z.literal('observation') }),
    z.object({ kind: z.literal('none'), reason: z.string().min(1) }),
  ]),
});
