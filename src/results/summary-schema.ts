import { z } from 'zod';
import { exceptionSchema } from '../exceptions/exception.ts';
import type { Summary } from './summary.ts';

const count = z.number().int().nonnegative();
const names = z.record(z.string(), z.string());
const response = z.looseObject({ status: z.number().int(), body: z.string() });

const counterexample = z.looseObject({
  case: z.string(),
  parameters: names,
  differsFromValidIn: z.array(z.string()),
  expected: z.string(),
  response,
  twin: z.looseObject({ parameters: names, response }).nullable(),
  steps: z.array(z.string()).optional(),
  curl: z.string(),
});

/** What a summary and a record say of one clause. */
export const clauseResultSchema = z.looseObject({
  id: z.string(),
  operation: z.string(),
  level: z.enum(['must', 'should', 'open']),
  outcome: z.enum([
    'conforms',
    'violates',
    'warns',
    'observed',
    'inconclusive',
    'not-run',
    'not-applicable',
    'excepted',
  ]),
  coverage: z.looseObject({
    kind: z.enum(['sampled', 'exhaustive']),
    judged: count,
    space: count.nullable(),
  }),
  accepted: count,
  refused: count,
  requests: count,
  firstViolationAt: count.nullable(),
  reason: z.string(),
  leftOutBy: z.string().optional(),
  reducedBy: z.string().optional(),
  counterexample: counterexample.nullable(),
  observation: z.string().nullable(),
  evidence: z.array(count),
});

const judgedException = exceptionSchema.extend({
  standing: z.enum(['holds', 'kept', 'expired', 'otherwise', 'untold']),
  ageDays: count,
  clauses: z.array(z.string()),
});

const outcomes = z.record(z.string(), count);

/** What `summary.json` holds. Fields that are not named here may come with later versions. */
export const summarySchema = z.looseObject({
  tool: z.looseObject({ name: z.string(), version: z.string() }),
  target: z.record(z.string(), z.union([z.string(), z.boolean()])),
  contracts: z.array(z.looseObject({ operation: z.string(), edition: z.string(), hash: z.string() })),
  profile: z.string(),
  seed: z.number().int(),
  shard: z.object({ index: count, count }).optional(),
  startedAt: z.string(),
  durationMs: z.number().nonnegative(),
  requests: count,
  complete: z.boolean(),
  verdict: z.enum(['conforms', 'violates', 'inconclusive']),
  exceptions: z.array(judgedException),
  unsteady: z.array(
    z.looseObject({ operation: z.string(), case: z.string(), clause: z.string(), seen: count, sent: count }),
  ),
  scope: z
    .looseObject({
      clauses: count,
      judged: count,
      leftOut: z.array(z.looseObject({ id: z.string(), by: z.string() })),
    })
    .optional(),
  left: z
    .array(
      z.looseObject({
        kind: z.enum(['created', 'unanswered', 'appeared']),
        operation: z.string(),
        region: z.string(),
        id: z.string().nullable(),
        parameters: names,
        reason: z.string(),
        byHand: z.string().nullable(),
      }),
    )
    .optional(),
  clauses: z.array(clauseResultSchema),
  counts: z.looseObject({ must: outcomes, should: outcomes, open: outcomes }),
});

/** A summary as it was written to a file. Throws a ZodError for anything else. */
export function parseSummary(value: unknown): Summary {
  // What the schema leaves open are fields that a summary of this version has for certain, once it was written by it.
  return summarySchema.parse(value) as unknown as Summary;
}
