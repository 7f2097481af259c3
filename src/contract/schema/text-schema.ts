import { z } from 'zod';
import { alphabets, clauseId, rule } from './terms.ts';

const textRule = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('length'),
    ...rule,
    min: z.number().int().min(0),
    max: z.number().int().min(1),
    unit: z.enum(['code points', 'code units', 'bytes']).exactOptional(),
  }),
  z.object({ kind: z.literal('first'), ...rule, accepts: alphabets.min(1), refuses: alphabets }),
  z.object({ kind: z.literal('charset'), ...rule, refuses: alphabets }),
  z.object({ kind: z.literal('prefix'), ...rule, forbidden: z.array(z.string().min(1)).min(1) }),
  z.object({ kind: z.literal('absent'), ...rule, forbidden: z.array(z.string().min(1)).min(1) }),
  z.object({ kind: z.literal('nonempty'), ...rule }),
  z.object({ kind: z.literal('empty'), ...rule }),
]);

/** A text and its rules. */
export const textSchema = z.object({
  rules: z.array(textRule),
  plain: alphabets.min(1),
  verbatim: z.array(z.string().min(1)).exactOptional(),
  unique: z.object(rule).exactOptional(),
  open: z.object({
    characters: clauseId,
    astral: clauseId,
    empty: clauseId.exactOptional(),
    prefixCase: clauseId.exactOptional(),
    inside: z.object({ point: clauseId, texts: z.array(z.string().min(1)) }).exactOptional(),
  }),
});
