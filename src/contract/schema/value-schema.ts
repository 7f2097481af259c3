import { z } from 'zod';
import type { Value } from '../contract.ts';
import { clauseId, rule, texts, whole } from './terms.ts';
import { textSchema } from './text-schema.ts';

const base = { ...rule, open: clauseId };
/** A value of any kind; lists and records have values of their own. */
export const valueSchema: z.ZodType<Value> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: textSchema }),
    z.object({
      kind: z.literal('integer'),
      ...base,
      min: whole,
      max: whole,
      step: whole.min(1).exactOptional(),
      also: z.array(whole).min(1).exactOptional(),
      unique: z.object(rule).exactOptional(),
    }),
    z.object({ kind: z.literal('boolean'), ...base, closed: z.boolean() }),
    z.object({
      kind: z.literal('choice'),
      ...base,
      values: texts.min(1),
      openValues: texts,
      invalidValues: texts,
      closed: z.boolean(),
    }),
    z.object({
      kind: z.literal('cidr'),
      ...base,
      prefix: z.object({ clause: clauseId, min: whole.min(0), max: whole.max(32) }),
      within: z.object({ clause: clauseId, blocks: texts.min(1) }).nullable(),
      unique: z.object(rule).exactOptional(),
    }),
    z.object({
      kind: z.literal('format'),
      ...base,
      format: z.enum(['ipv4', 'ipv6', 'date-time', 'email', 'uuid']),
    }),
    z.object({ kind: z.literal('reference'), ...base, fixture: z.string().min(1), unknown: texts }),
    z.object({
      kind: z.literal('list'),
      ...base,
      of: valueSchema,
      encoding: z.enum(['numbered', 'json', 'comma']),
      min: whole.min(0),
      max: whole.min(1),
      distinct: z.object(rule).nullable(),
    }),
    z.object({
      kind: z.literal('record'),
      members: z.record(
        z.string(),
        z.object({
          value: valueSchema,
          required: z.object(rule).nullable(),
          absence: z.enum(['accepted', 'open']),
        }),
      ),
      open: clauseId,
    }),
  ]),
);
