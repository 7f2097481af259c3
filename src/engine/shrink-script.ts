import type { Parameters } from '../contract/case.ts';
import type { Script, Step } from '../contract/script.ts';
import { expectationOf } from '../oracle/expectation.ts';
import { standInsFilled } from './fresh.ts';
import { type Failure, replay } from './replay.ts';
import type { Session } from './session.ts';
import { smallerThan } from './smaller-requests.ts';

const mostReplays = 16;

const mostReads = 30;

/** The smallest sequence found that still goes wrong: with fewer steps or, where it reads what it made, a smaller request. */
export async function shrinkScript(session: Session, failure: Failure): Promise<Failure> {
  const { steps } = failure.playing.script;
  const isRead = steps.length === 2 && steps[0]?.kind === 'create' && steps[1]?.kind === 'read';
  return isRead ? withSmallerRequest(session, failure) : withFewerSteps(session, failure);
}

async function withFewerSteps(session: Session, failure: Failure): Promise<Failure> {
  let smallest = failure;
  let left = mostReplays;
  for (let progress = true; progress; ) {
    progress = false;
    for (const script of shorterThan(smallest.playing.script)) {
      if (left-- <= 0 || session.conduit.stopped() !== null) return smallest;
      const failed = await replay(session, script, `shrink-${mostReplays - left}`);
      if (failed === null) continue;
      smallest = failed;
      progress = true;
      break;
    }
  }
  return smallest;
}

function* shorterThan(script: Script): Iterable<Script> {
  const { steps } = script;
  const looksAt = steps.some((step) => step.kind === 'read' || step.kind === 'detail');
  const creates = steps.filter(({ kind }) => kind === 'create');
  const half = Math.ceil(creates.length / 2);
  if (!looksAt && creates.length > 3)
    for (const gone of [creates.slice(half), creates.slice(0, half)])
      yield { ...script, steps: steps.filter((step) => !gone.includes(step)) };
  for (const [at, step] of steps.entries()) {
    if (step.kind !== 'create') continue;
    if (step.times > 2) yield { ...script, steps: steps.with(at, { ...step, times: 2 }) };
    if (!looksAt && steps.length > 2) yield { ...script, steps: steps.toSpliced(at, 1) };
  }
}

async function withSmallerRequest(session: Session, failure: Failure): Promise<Failure> {
  const { base, contract, conduit } = session;
  let smallest = failure;
  let left = mostReads;
  const tried = new Set<string>();
  const current = () => parametersOf(smallest.playing.script);
  for (let progress = true; progress; ) {
    progress = false;
    for (const parameters of smallerThan(current, base, contract.across)) {
      const name = JSON.stringify(parameters);
      if (tried.has(name) || !isSound(session, parameters)) continue;
      tried.add(name);
      if (left-- <= 0 || conduit.stopped() !== null) return smallest;
      const script = withParameters(smallest.playing.script, parameters);
      const failed = await replay(session, script, `shrink-${mostReads - left}`);
      if (failed === null) continue;
      smallest = failed;
      progress = true;
    }
  }
  return smallest;
}

function parametersOf({ steps }: Script): Parameters {
  const [first] = steps;
  return first?.kind === 'create' ? first.request.parameters : {};
}

function withParameters(script: Script, parameters: Parameters): Script {
  const changed = (step: Step): Step =>
    step.kind === 'create' ? { ...step, request: { ...step.request, parameters } } : step;
  return { ...script, steps: script.steps.map(changed) };
}

/** Whether the documents say of a request that it is accepted, and so that it is shown as it was asked for. */
function isSound({ contract, facts }: Session, parameters: Parameters): boolean {
  const { kind, openPoints } = expectationOf(contract, Object.entries(parameters).map(standInsFilled), facts);
  return kind === 'accept' && openPoints.length === 0;
}
