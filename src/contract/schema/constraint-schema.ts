import { z } from 'zod';
import { rule, texts } from './terms.ts';

/** What parameters say of one another. */
export const constraintSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('requires'),
    ...rule,
    when: z.string(),
    is: texts.nullable(),
    needs: z.string(),
  }),
  z.object({
    kind: z.literal('excludes'),
    ...rule,
    when: z.string(),
    is: texts.nullable(),
    never: z.string(),
  }),
  z.object({ kind: z.literal('some-of'), ...rule, parameters: texts.min(2), only: z.boolean() }),
  z.object({ kind: z.literal('equal'), ...rule, one: z.string(), other: z.string() }),
  z.object({ kind: z.literal('order'), ...rule, low: z.string(), high: z.string() }),
  z.object({ kind: z.literal('within'), ...rule, inner: z.string(), outer: z.string() }),
]);
