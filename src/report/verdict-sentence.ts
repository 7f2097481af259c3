import { isStale } from '../exceptions/apply-exceptions.ts';
import type { ClauseResult, Outcome, Scope, Summary } from '../results/summary.ts';
import { counted } from './words.ts';

const numberOf = (clauses: readonly ClauseResult[], ...outcomes: readonly Outcome[]): number =>
  clauses.filter(({ outcome }) => outcomes.includes(outcome)).length;

function judged({ verdict, clauses, exceptions }: Summary): string {
  const must = clauses.filter(({ level, leftOutBy }) => level === 'must' && leftOutBy === undefined);
  const unjudged = numberOf(must, 'inconclusive', 'not-run');
  const unjudgedWords = `${counted(unjudged, 'must clause')} could not be judged.`;
  switch (verdict) {
    case 'violates': {
      const violated = numberOf(clauses, 'violates');
      const stale = exceptions.filter(isStale).length;
      const staleWords =
        stale === 0
          ? []
          : [`${counted(stale, 'exception')} must not stay as ${stale === 1 ? 'it is' : 'they are'}.`];
      if (violated === 0) return [...staleWords, ...(unjudged === 0 ? [] : [unjudgedWords])].join(' ');
      const finding = `The target violates ${counted(violated, 'clause')}${unjudged === 0 ? '.' : `; ${unjudgedWords}`}`;
      return [finding, ...staleWords].join(' ');
    }
    case 'inconclusive':
      return unjudged === 0 ? 'The run came to no verdict.' : `The run came to no verdict: ${unjudgedWords}`;
    case 'conforms': {
      const kept = numberOf(must, 'conforms');
      const excepted = numberOf(clauses, 'excepted');
      const exceptedWords = excepted === 0 ? '' : `, ${excepted} ${excepted === 1 ? 'is' : 'are'} excepted`;
      return `The target conforms: ${counted(kept, 'must clause')} ${kept === 1 ? 'holds' : 'hold'}${exceptedWords}.`;
    }
  }
}

/** The verdict in words; says first when the run was broken off, and last when it was not about every clause. */
export const verdictSentence = (summary: Summary): string =>
  [
    ...(summary.complete ? [] : ['The run was broken off and is incomplete.']),
    judged(summary),
    ...leftOut(summary.scope),
  ].join(' ');

function leftOut({ clauses, leftOut: { length } }: Scope): readonly string[] {
  if (length === 0) return [];
  return [`${length} of ${counted(clauses, 'clause')} ${length === 1 ? 'is' : 'are'} out of scope.`];
}
