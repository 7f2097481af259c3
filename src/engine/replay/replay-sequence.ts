import type { Sendings } from '../../cases/replay-case.ts';
import type { Told } from '../../cases/replayed.ts';
import { sendingsNeeded } from '../../cases/sendings-needed.ts';
import type { Sequence, Step } from '../../contract/sequence.ts';
import { withRequests } from '../../contract/with-requests.ts';
import { assess } from '../../oracle/assess.ts';
import { judged } from '../investigate/judged.ts';
import type { Execution } from '../investigate/unconfirmed-contradiction.ts';
import { citationsOf } from '../sequences/citations-of.ts';
import { executeAtOnce } from '../sequences/execute-at-once.ts';
import { type Replaying, unsentText, withReferences } from './replaying.ts';

type SequenceSendings = Extract<Sendings, { kind: 'sequence' }>;

/** Answers without which an execution cannot be judged may be lost so often. */
const mostUntold = 8;

/** Executes the sequence of a case again and has the judge say what that shows. */
export async function replaySequence(replaying: Replaying, sendings: SequenceSendings): Promise<Told> {
  const { tools, own } = replaying;
  const { contract } = tools.profile;
  const sequence = sequenceFrom(replaying, sendings, sendings.steps);
  const needed = sendingsNeeded(own);
  const executions: Execution[] = [];
  for (;;) {
    const execution =
      tools.sender.stopped() === null
        ? await executeAtOnce(tools, sequence, `replay-${executions.length + 1}`)
        : null;
    if (execution === null) return { verdict: 'cannot-tell', reason: unsentText(tools) };
    executions.push(execution);
    const judgements = executions.map((it) => judged(contract, it));
    const first = judgements.findIndex(({ kind }) => kind === 'contradicts');
    const raised = judgements[first];
    if (raised?.kind !== 'contradicts') {
      const told = judgements.filter(({ kind }) => kind === 'kept').length;
      if (told >= needed || judgements.length >= told + mostUntold || isHopeless(judgements))
        return keptAs(replaying, sendings, executions);
      continue;
    }
    const seen = judgements
      .slice(first + 1)
      .filter(({ kind }) => kind !== 'inconclusive')
      .map(({ kind }) => kind === 'contradicts');
    const assessment = assess({ seen, twins: [], isHard: raised.isSoft !== true });
    if (assessment === 'undecided' && executions.length < needed + 40) continue;
    return failing(replaying, sendings, executions.slice(first));
  }
}

/** What the target has not got no further execution shows. */
function isHopeless(judgements: readonly ReturnType<typeof judged>[]): boolean {
  return judgements.some(({ kind }) => kind === 'inapplicable' || kind === 'passed-over');
}

async function failing(
  replaying: Replaying,
  sendings: SequenceSendings,
  executions: readonly Execution[],
): Promise<Told> {
  const { tools, own } = replaying;
  const { contract } = tools.profile;
  const contradicting = executions.filter((it) => judged(contract, it).kind === 'contradicts');
  const smallest = contradicting.at(-1);
  if (smallest === undefined) throw new Error('A case fails in an execution.');
  const cure =
    sendings.cure === null
      ? null
      : await executeAtOnce(tools, sequenceFrom(replaying, sendings, sendings.cure), 'replay-cure');
  const [evidence] = tools.judge.claim(
    {
      kind: 'sequence-finding',
      operation: contract.operation,
      clause: own.clause,
      case: own.raisedBy.case,
      raisedBy: own.raisedBy,
      property: sendings.property,
      executions: executions.map(({ steps }) => steps),
      smallest: smallest.steps,
      cure: cure?.steps ?? null,
      planned: { smallest: smallest.sequence.steps, cure: cure?.sequence.steps ?? null },
    },
    citationsOf(...executions, ...(cure === null ? [] : [cure])),
  );
  if (evidence?.verdict === 'contradicted') return { verdict: 'still-failing', reason: evidence.reason };
  const last = judged(contract, smallest);
  const reason = last.kind === 'contradicts' ? `expected ${last.expected}, received: ${last.actual}` : '';
  const count = `wrong in ${contradicting.length} of ${executions.length} executions`;
  return contradicting.length === executions.length
    ? { verdict: 'failing-otherwise', reason }
    : { verdict: 'cannot-tell', reason: `${count}: ${reason}` };
}

function keptAs(
  { tools, own }: Replaying,
  { property }: SequenceSendings,
  executions: readonly Execution[],
): Told {
  const { operation } = tools.profile.contract;
  for (const execution of executions) {
    const [evidence] = tools.judge.claim(
      {
        kind: 'sequence',
        operation,
        clause: own.raisedBy.clause,
        case: own.raisedBy.case,
        label: 'replay',
        property,
        steps: execution.steps,
      },
      citationsOf(execution),
    );
    if (evidence?.verdict === 'kept') continue;
    const reason = evidence?.reason || 'the target turned away what it may turn away';
    return { verdict: 'cannot-tell', reason };
  }
  return { verdict: 'fixed', reason: `kept in ${executions.length} executions` };
}

/** Steps of a case as a sequence that this target can be sent. Throws a Lacking. */
export function sequenceFrom(
  replaying: Replaying,
  { property }: SequenceSendings,
  steps: readonly Step[],
): Sequence {
  const { own, tools } = replaying;
  return {
    id: own.raisedBy.case,
    operation: tools.profile.contract.operation,
    clause: own.raisedBy.clause,
    label: 'replay',
    check: property,
    steps: steps.map((step) => withRequests(step, (request) => withReferences(replaying, request))),
  };
}
