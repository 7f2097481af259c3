import { failureOf } from '../../cases/failure-of.ts';
import type { Sendings } from '../../cases/replay-case.ts';
import type { Told } from '../../cases/replayed.ts';
import { sendingsNeeded } from '../../cases/sendings-needed.ts';
import type { PlannedRequest } from '../../contract/test-case.ts';
import { assess } from '../../oracle/assess.ts';
import { type Contradiction, contradictionIn, type Measure } from '../../oracle/claims/contradiction.ts';
import { expectationBeside } from '../../oracle/claims/evaluate-case.ts';
import { isTwinKept } from '../../oracle/claims/evaluate-finding.ts';
import { readEnvelope } from '../../oracle/read-envelope.ts';
import { createCitations } from '../citations.ts';
import { type Answered, observationOf } from '../send/answered.ts';
import { planFor, type Replaying, sendFor, unsentText } from './replaying.ts';

type RequestSendings = Extract<Sendings, { kind: 'request' }>;

/** The sendings of a request, and of its twin in between. */
interface Sent {
  readonly all: readonly Answered[];
  readonly twins: readonly Answered[];
  readonly of: (answered: Answered) => Contradiction | null;
}

/** Sends the request of a case in alternation with its twin and has the judge say what that shows. */
export async function replayRequest(replaying: Replaying, sendings: RequestSendings): Promise<Told> {
  const request = planFor(replaying, sendings.request);
  const twin = sendings.twin === null ? null : planFor(replaying, sendings.twin);
  const sent = await sendAll(replaying, sendings, request, twin);
  if (sent === null) return { verdict: 'cannot-tell', reason: unsentText(replaying.tools) };
  const first = sent.all.findIndex((it) => sent.of(it) !== null);
  if (first >= 0) return failing(replaying, sendings, sent, first);
  return sendings.basis === 'form' ? formKept(replaying, sent) : kept(replaying, sendings, sent);
}

async function sendAll(
  replaying: Replaying,
  { basis }: RequestSendings,
  request: PlannedRequest,
  twin: PlannedRequest | null,
): Promise<Sent | null> {
  const { tools, own } = replaying;
  const { contract } = tools.profile;
  const capacity = tools.judge.capacityOf(contract.operation);
  const all: Answered[] = [];
  const twins: Answered[] = [];
  const sendTwin = async (): Promise<boolean> => {
    if (twin === null) return true;
    const answered = await sendFor(replaying, twin, `twin-${twins.length + 1}`, 'twin');
    if (answered !== null) twins.push(answered);
    return answered !== null;
  };
  if (!(await sendTwin())) return null;
  const measure: Measure = { basis, clause: own.clause, twin: twins[0]?.sent ?? null };
  const of = ({ sent }: Answered) => contradictionIn(contract, sent, measure, capacity);
  const needed = sendingsNeeded(own);
  for (;;) {
    const answered = await sendFor(replaying, request, `sending-${all.length + 1}`, 'confirm');
    if (answered === null) return null;
    all.push(answered);
    const first = all.findIndex((it) => of(it) !== null);
    const raised = all[first] === undefined ? null : of(all[first]);
    if (raised === null) {
      if (all.length >= needed) return { all, twins, of };
      continue;
    }
    const again = all.slice(first + 1);
    const assessment = assess({
      seen: again.map((it) => of(it) !== null),
      twins: twins.map(({ sent }) => isTwinKept(contract, sent, capacity)),
      isHard: raised.isHard,
    });
    if (assessment !== 'undecided' || raised.isRepeated) return { all, twins, of };
    if (!raised.isHard && !(await sendTwin())) return null;
  }
}

async function failing(
  replaying: Replaying,
  sendings: RequestSendings,
  { all, twins, of }: Sent,
  first: number,
): Promise<Told> {
  const { tools, own } = replaying;
  const { operation } = tools.profile.contract;
  const contradicting = all.filter((it) => of(it) !== null);
  const smallest = contradicting.at(-1);
  const [raised, ...again] = all.slice(first);
  if (raised === undefined || smallest === undefined) throw new Error('A case fails in a sending.');
  const beside = async (general: PlannedRequest | null, serial: string) =>
    general === null ? null : sendFor(replaying, planFor(replaying, general), serial, 'twin');
  const cure = await beside(sendings.cure, 'cure');
  const citations = createCitations();
  const cite = ({ sent }: Answered) => citations.cite(sent);
  const [evidence] = tools.judge.claim(
    {
      kind: 'finding',
      operation,
      clause: own.clause,
      case: own.raisedBy.case,
      raisedBy: own.raisedBy,
      basis: sendings.basis,
      first: cite(raised),
      again: again.map(cite),
      twins: twins.map(cite),
      smallest: cite(smallest),
      nearest: null,
      cure: cure === null ? null : cite(cure),
    },
    citations,
  );
  const shown = of(smallest);
  const reason = `expected ${shown?.expected ?? ''}, received: ${shown?.actual ?? ''}`;
  if (evidence?.verdict === 'contradicted') {
    const isSame = sendings.basis === 'form' || failureOf(smallest.reply) === own.failure;
    return { verdict: isSame ? 'still-failing' : 'failing-otherwise', reason };
  }
  const capacity = tools.judge.capacityOf(operation);
  const isTwinValid = twins.every(({ sent }) => isTwinKept(tools.profile.contract, sent, capacity));
  if (isTwinValid && contradicting.length === all.length && cure !== null)
    return { verdict: 'failing-otherwise', reason: `${reason}; and so without the value that is blamed` };
  const wavers = `wrong in ${contradicting.length} of ${all.length} sendings: ${reason}`;
  return {
    verdict: 'cannot-tell',
    reason: isTwinValid ? wavers : 'its valid twin was not answered as it must be either',
  };
}

/** What the judge says of a request that was answered as it must be each time. */
function kept({ tools, own }: Replaying, { basis }: RequestSendings, { all, twins }: Sent): Told {
  const { contract } = tools.profile;
  const capacity = tools.judge.capacityOf(contract.operation);
  const [twin = null] = twins;
  const twinExpectation = twin === null ? null : observationOf(twin).expectation;
  // What must be refused itself is the same fault in plain form.
  const isControl = twinExpectation?.kind === 'refuse';
  for (const answered of all) {
    const citations = createCitations();
    const asked = expectationBeside(
      observationOf(answered).expectation,
      twinExpectation,
      twin?.reply ?? null,
    );
    const [evidence] = tools.judge.claim(
      {
        kind: 'case',
        operation: contract.operation,
        // What is refused as it must be tells of the rule that it breaks, whichever let it pass.
        clause: asked.kind === 'refuse' ? own.raisedBy.clause : own.clause,
        case: own.raisedBy.case,
        // However odd the request is, that it is answered is what it has to show.
        side: basis === 'answered' ? 'accept' : asked.kind,
        label: 'replay',
        basis: basis === 'answered' ? 'answered' : 'request',
        enumerated: false,
        request: citations.cite(answered.sent),
        twin: isControl || twin === null ? null : citations.cite(twin.sent),
        control: isControl && twin !== null ? citations.cite(twin.sent) : null,
      },
      citations,
    );
    if (evidence?.verdict === 'kept') continue;
    const isTwinValid = twin === null || isTwinKept(contract, twin.sent, capacity);
    const why = isTwinValid ? 'by today’s contract the request tells nothing' : 'its twin tells nothing here';
    return { verdict: 'cannot-tell', reason: evidence?.reason || why };
  }
  return { verdict: 'fixed', reason: fixedText(all) };
}

/** The form of answers is read off each of them. */
function formKept({ tools, own }: Replaying, { all }: Sent): Told {
  const { contract } = tools.profile;
  const remarks = all.map((it) =>
    readEnvelope(contract, observationOf(it).exchange, it.reply).find(({ clause }) => clause === own.clause),
  );
  return remarks.every((it) => it?.kept === true)
    ? { verdict: 'fixed', reason: fixedText(all) }
    : { verdict: 'cannot-tell', reason: 'its answers do not speak to the clause' };
}

function fixedText({ length }: readonly Answered[]): string {
  return `answered as it must be in ${length} sendings`;
}
