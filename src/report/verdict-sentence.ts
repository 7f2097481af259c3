import type { ClauseResult, Outcome, Summary } from './summary.ts';
import { counted } from './words.ts';

const numberOf = (clauses: readonly ClauseResult[], outcome: Outcome): number =>
  clauses.filter((clause) => clause.outcome === outcome).length;

function judged({ verdict, clauses }: Summary): string {
  const must = clauses.filter(({ level }) => level === 'must');
  const violated = numberOf(clauses, 'violates');
  if (verdict === 'violates') {
    return violated === 0
      ? 'The target violates the documents.'
      : `The target violates ${counted(violated, 'clause')}.`;
  }
  const open = numberOf(must, 'inconclusive') + numberOf(must, 'not-run');
  if (verdict === 'inconclusive') {
    return open === 0
      ? 'The run came to no verdict.'
      : `The run came to no verdict: ${counted(open, 'must clause')} could not be judged.`;
  }
  return `The target conforms: ${counted(numberOf(must, 'conforms'), 'must clause')} hold${numberOf(must, 'conforms') === 1 ? 's' : ''}.`;
}

/** The verdict in words; says first when the run was broken off. */
export const verdictSentence = (summary: Summary): string =>
  summary.complete ? judged(summary) : `The run was broken off and is incomplete. ${judged(summary)}`;
