import { z } from 'zod';
import { exceptionSchema } from '../exceptions/exception.ts';
import type { ClauseResult } from '../results/summary.ts';
import { targetRemarks, urlsOf } from '../results/target.ts';
import type { Verification } from '../results/verify-record.ts';

/** What nobody can see in the record, and somebody declares. */
export interface Declared {
  /** Who or what the target is. */
  readonly name: string;
  /** Who chose the seed; null when nobody says. */
  readonly seedBy: string | null;
}

const ids = z.array(z.string());

/** An in-toto statement with the test-result predicate, https://in-toto.io. */
export const statementSchema = z.strictObject({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z.tuple([
    z.strictObject({
      name: z.string(),
      digest: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    }),
  ]),
  predicateType: z.literal('https://in-toto.io/attestation/test-result/v0.1'),
  predicate: z.strictObject({
    result: z.enum(['PASSED', 'WARNED']),
    configuration: z.array(
      z.strictObject({ name: z.string(), digest: z.strictObject({ contract: z.string() }) }),
    ),
    passedTests: ids,
    warnedTests: ids,
    failedTests: ids,
    run: z.strictObject({
      tool: z.strictObject({ name: z.string(), version: z.string() }),
      target: z.strictObject({
        name: z.string(),
        urls: z.record(z.string(), z.string()),
        remarks: z.array(z.string()),
      }),
      editions: z.record(z.string(), z.string()),
      profile: z.string(),
      seed: z.int(),
      seedBy: z.string().nullable(),
      startedAt: z.string(),
      /** Counts, never one percentage: clauses judged of clauses known, clauses kept of clauses judged. */
      known: z.int(),
      judged: z.int(),
      kept: z.int(),
      excepted: ids,
      notApplicable: ids,
      observed: ids,
      exceptions: z.array(exceptionSchema),
    }),
  }),
});

export type Statement = z.infer<typeof statementSchema>;

/**
 * What a record shows, in a form that others can check. `digest`: SHA-256 of the record, before it is compressed, in
 * hexadecimal digits.
 */
export function statementOf(
  { header, results }: Verification,
  digest: string,
  { name, seedBy }: Declared,
): Statement {
  const { tool, target, contracts, profile, seed, startedAt, exceptions } = header;
  const named = (...outcomes: readonly ClauseResult['outcome'][]) =>
    results.filter(({ outcome }) => outcomes.includes(outcome)).map(({ id }) => id);
  const kept = named('conforms');
  const warned = named('warns');
  const excepted = named('excepted');
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'results.ndjson', digest: { sha256: digest } }],
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result: warned.length + excepted.length > 0 ? 'WARNED' : 'PASSED',
      configuration: contracts.map(({ operation, hash }) => ({
        name: operation,
        digest: { contract: hash },
      })),
      passedTests: kept,
      warnedTests: [...warned, ...excepted],
      failedTests: named('violates'),
      run: {
        tool: { name: tool.name, version: tool.version },
        target: { name, urls: urlsOf(target), remarks: [...targetRemarks(target)] },
        editions: Object.fromEntries(contracts.map(({ operation, edition }) => [operation, edition])),
        profile,
        seed,
        seedBy,
        startedAt,
        known: results.length,
        judged: kept.length + warned.length + excepted.length + named('violates').length,
        kept: kept.length,
        excepted,
        notApplicable: named('not-applicable'),
        observed: named('observed'),
        exceptions: [...(exceptions ?? [])],
      },
    },
  };
}
