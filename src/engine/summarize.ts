import { createRequire } from 'node:module';
import type { Level } from '../contract/clause.ts';
import { isStale, type JudgedException } from '../exceptions/apply-exceptions.ts';
import type { RunHeader } from '../results/run-header.ts';
import { isUnjudged, scopeOf } from '../results/scope.ts';
import type { ClauseResult, Left, Summary, Unsteady, Verdict } from '../results/summary.ts';

const { version } = createRequire(import.meta.url)('clausewise/package.json') as { readonly version: string };

/** The tool as reports name it. */
export const tool = { name: 'clausewise', version } as const;

/** How a run ended. */
export interface Ending {
  readonly requests: number;
  readonly durationMs: number;
  readonly complete: boolean;
  readonly unsteady: readonly Unsteady[];
  readonly exceptions: readonly JudgedException[];
  readonly left: readonly Left[];
}

/** The summary of a run: header and results, counted, with the verdict. */
export function summarize(header: RunHeader, results: readonly ClauseResult[], ending: Ending): Summary {
  const { tool: by, target, contracts, profile, seed, shard, startedAt } = header;
  return {
    tool: by,
    target,
    contracts,
    profile,
    seed,
    ...(shard !== undefined && { shard }),
    startedAt,
    ...ending,
    verdict: verdictOf(results, ending),
    scope: scopeOf(results),
    clauses: results,
    counts: countsOf(results),
  };
}

function verdictOf(results: readonly ClauseResult[], { complete, exceptions }: Ending): Verdict {
  if (results.some(({ outcome }) => outcome === 'violates') || exceptions.some(isStale)) return 'violates';
  const must = results.filter(({ level, leftOutBy }) => level === 'must' && leftOutBy === undefined);
  const unjudged = must.some(isUnjudged);
  return complete && !unjudged && results.some(({ outcome }) => outcome === 'conforms')
    ? 'conforms'
    : 'inconclusive';
}

const outcomes: { readonly [K in Level]: readonly string[] } = {
  must: ['conforms', 'violates', 'inconclusive', 'not-run', 'not-applicable', 'excepted'],
  should: ['conforms', 'warns', 'violates', 'inconclusive', 'not-run', 'not-applicable', 'excepted'],
  open: ['observed', 'inconclusive', 'not-run', 'not-applicable'],
};

function countsOf(results: readonly ClauseResult[]): Summary['counts'] {
  const countsFor = (level: Level) =>
    Object.fromEntries(
      outcomes[level].map((outcome) => [
        outcome,
        results.filter((it) => it.level === level && it.outcome === outcome).length,
      ]),
    );
  return { must: countsFor('must'), should: countsFor('should'), open: countsFor('open') };
}
