import { z } from 'zod';
import { clauseId, errors, values } from './terms.ts';
import { textSchema } from './text-schema.ts';
import { valueSchema } from './value-schema.ts';

const presence = z.object({ required: z.boolean(), clause: clauseId.exactOptional(), errors });
const named = { name: z.string().min(1), presence };
/** A parameter of any shape. */
export const parameterSchema = z.discriminatedUnion('shape', [
  z.object({ shape: z.literal('text'), ...named, default: z.string().exactOptional(), text: textSchema }),
  z.object({ shape: z.literal('token'), ...named, text: textSchema }),
  z.object({ shape: z.literal('value'), ...named, default: z.string().exactOptional(), value: valueSchema }),
  z.object({ shape: z.literal('region'), ...named }),
  z.object({
    shape: z.literal('reference'),
    ...named,
    clause: clauseId,
    unknown: z.object({ ids: z.array(z.string().min(1)).min(1), errors }).exactOptional(),
    requiredUnder: z.object({ assumption: z.string().min(1), clause: clauseId, errors }).exactOptional(),
    open: clauseId,
  }),
  z.object({
    shape: z.literal('dry-run'),
    ...named,
    code: z.string().min(1),
    status: z.number().int(),
    clauses: z.object({
      pass: clauseId,
      status: clauseId,
      fail: clauseId,
      effect: clauseId,
      quota: clauseId,
      off: clauseId,
    }),
    open: clauseId,
  }),
  z.object({
    shape: z.literal('list'),
    ...named,
    clause: clauseId,
    values: z.array(z.string().min(1)).min(1),
    openValues: z.array(z.string()),
    invalidValues: z.array(z.string()),
    open: z.object({ values: clauseId, spelling: clauseId, repeated: clauseId, form: clauseId }),
  }),
  z.object({
    shape: z.literal('group'),
    ...named,
    count: z.object({ clause: clauseId, max: z.number().int().min(1), errors }),
    key: z.string().min(1),
    value: z.string().min(1),
    members: z.record(z.string(), textSchema),
    alias: z.object({ clause: clauseId, names: values }),
    open: z.object({
      incomplete: clauseId,
      repeated: clauseId,
      numbering: clauseId,
      mixedSpelling: clauseId,
    }),
  }),
]);
