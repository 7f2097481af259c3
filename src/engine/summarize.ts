import { createRequire } from 'node:module';
import type { Level } from '../contract/clause.ts';
import type { ClauseResult, Summary, Verdict } from '../report/summary.ts';
import type { RunHeader } from './event.ts';

const { version } = createRequire(import.meta.url)('clausewise/package.json') as { readonly version: string };

/** The tool as reports name it. */
export const tool = { name: 'clausewise', version } as const;

/** The summary of a run: header and results, counted, with the verdict. */
export function summarize(
  { clauses: _, ...header }: RunHeader,
  results: readonly ClauseResult[],
  ending: { readonly requests: number; readonly durationMs: number; readonly complete: boolean },
): Summary {
  return {
    ...header,
    ...ending,
    verdict: verdictOf(results, ending.complete),
    clauses: results,
    counts: countsOf(results),
  };
}

function verdictOf(results: readonly ClauseResult[], complete: boolean): Verdict {
  if (results.some(({ outcome }) => outcome === 'violates')) return 'violates';
  const must = results.filter(({ level }) => level === 'must');
  const unjudged = must.some(({ outcome }) => outcome === 'inconclusive' || outcome === 'not-run');
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
