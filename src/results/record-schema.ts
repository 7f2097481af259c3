import { z } from 'zod';
import { exceptionSchema } from '../exceptions/exception.ts';
import { recordsVersion } from './record.ts';
import { clauseResultSchema } from './summary-schema.ts';

const count = z.int().nonnegative();
const names = z.record(z.string(), z.string());
const ids = z.array(z.string());

const header = z.looseObject({
  tool: z.looseObject({ name: z.string(), version: z.string() }),
  target: z.record(z.string(), z.union([z.string(), z.boolean()])),
  contracts: z.array(z.looseObject({ operation: z.string(), edition: z.string(), hash: z.string() })),
  profile: z.string(),
  seed: z.int(),
  strict: z.boolean(),
  startedAt: z.iso.datetime(),
  chosen: ids.nullable(),
  clauses: z.array(z.looseObject({ id: z.string(), operation: z.string(), statement: z.string() })),
  exceptions: z.array(exceptionSchema),
  options: z
    .looseObject({
      signature: z.string(),
      cases: count.nullable(),
      regions: ids,
      fixtures: names,
      assumptions: ids,
      maxResources: count.nullable(),
      quotaCap: count,
    })
    .optional(),
});

const exchange = z.looseObject({
  ordinal: z.int().min(1),
  purpose: z.string(),
  case: z.string(),
  clause: z.string().nullable(),
  attempt: z.int().min(1),
  retryOf: z.int().nullable(),
  operation: z.string(),
  action: z.string(),
  parameters: names,
  volatile: ids,
  request: z.looseObject({ method: z.string(), path: z.string(), headers: names, body: z.string() }),
  response: z
    .looseObject({
      status: z.int(),
      headers: names,
      body: z.string(),
      cut: z.looseObject({ bytes: count, digest: z.string() }).optional(),
    })
    .optional(),
  failure: z.looseObject({ kind: z.string(), message: z.string() }).optional(),
  startedAt: z.number(),
  durationMs: z.number().nonnegative(),
});

const evidence = z.looseObject({
  operation: z.string(),
  clause: z.string(),
  case: z.string(),
  verdict: z.enum(['kept', 'contradicted', 'inconclusive', 'observed', 'moot', 'not-applicable', 'not-run']),
  exchanges: z.array(count),
  reason: z.string(),
});

/**
 * A line of `results.ndjson`. What a claim says beside its kind and operation belongs to the judge of its release: it is
 * there to be judged again, not to be read by others.
 */
export const recordSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), version: z.literal(recordsVersion), header }),
  z.strictObject({ type: z.literal('exchange'), exchange }),
  z.strictObject({
    type: z.literal('claim'),
    claim: z.looseObject({ kind: z.string(), operation: z.string() }),
    evidence: z.array(evidence),
  }),
  z.strictObject({ type: z.literal('clause'), result: clauseResultSchema }),
  z.strictObject({
    type: z.literal('footer'),
    footer: z.looseObject({
      exchanges: count,
      claims: count,
      clauses: count,
      complete: z.boolean(),
      verdict: z.enum(['conforms', 'violates', 'inconclusive']),
      requests: count,
      durationMs: z.number().nonnegative(),
      digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
    }),
  }),
]);
