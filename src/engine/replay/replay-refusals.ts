import type { Sendings } from '../../cases/replay-case.ts';
import type { Told } from '../../cases/replayed.ts';
import { isKept } from '../../oracle/claims/evaluate-case.ts';
import { createCitations } from '../citations.ts';
import { type Answered, observationOf } from '../send/answered.ts';
import { planFor, type Replaying, sendFor, unsentText } from './replaying.ts';

/** Sends faults of several kinds and valid requests in between, to see the form in which the target refuses. */
export async function replayRefusals(
  replaying: Replaying,
  { faults, twins }: Extract<Sendings, { kind: 'refusals' }>,
): Promise<Told> {
  const { tools, own } = replaying;
  const { contract } = tools.profile;
  const refused: Answered[] = [];
  const accepted: Answered[] = [];
  for (const [index, fault] of faults.entries()) {
    const answered = await sendFor(replaying, planFor(replaying, fault), `fault-${index + 1}`, 'confirm');
    const general = twins[index % twins.length];
    const twin =
      general === undefined
        ? null
        : await sendFor(replaying, planFor(replaying, general), `valid-${index + 1}`, 'twin');
    if (answered === null || twin === null) return { verdict: 'cannot-tell', reason: unsentText(tools) };
    refused.push(answered);
    accepted.push(twin);
  }
  const citations = createCitations();
  const [first, ...again] = refused.map(({ sent }) => citations.cite(sent));
  if (first === undefined) throw new Error('A case about refusals has faults.');
  const [evidence] = tools.judge.claim(
    {
      kind: 'finding',
      operation: contract.operation,
      clause: own.clause,
      case: own.raisedBy.case,
      raisedBy: own.raisedBy,
      basis: 'refusals',
      first,
      again,
      twins: accepted.map(({ sent }) => citations.cite(sent)),
      smallest: first,
      nearest: null,
      cure: null,
    },
    citations,
  );
  if (evidence?.verdict === 'contradicted') return { verdict: 'still-failing', reason: evidence.reason };
  const areKept = [...refused, ...accepted].every((it) =>
    isKept(contract, observationOf(it).expectation, it.reply),
  );
  return areKept
    ? { verdict: 'fixed', reason: `${refused.length} faults were refused as they must be` }
    : { verdict: 'cannot-tell', reason: 'not all of its faults are refused, or not in one form' };
}
