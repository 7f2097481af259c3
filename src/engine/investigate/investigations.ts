import type { TestCase } from '../../contract/test-case.ts';
import type { Evidence } from '../../oracle/evidence.ts';
import type { Observation } from '../../oracle/observation.ts';
import { isWanted } from '../run-options.ts';
import { type Answered, observationOf } from '../send/answered.ts';
import type { Sending } from '../sending.ts';
import { executeAtOnce } from '../sequences/execute-at-once.ts';
import { plainRequest } from '../target-profile.ts';
import { claimConclusion, claimLost, claimSequence, type Raising } from './conclude.ts';
import { createDriver } from './driver.ts';
import { createExplained } from './explained.ts';
import { investigateCase } from './investigate-case.ts';
import { investigateSequence, type SequenceConclusion } from './investigate-sequence.ts';
import { createKnownFaults, type KnownFaults } from './known-faults.ts';
import { lookIntoForm } from './look-into-form.ts';
import { createSharedIds } from './shared-ids.ts';
import { twinCase } from './twin-case.ts';
import {
  type CaseContradiction,
  clauseOfContradiction,
  type Execution,
  type SequenceContradiction,
  type UnconfirmedContradiction,
} from './unconfirmed-contradiction.ts';
import { createUnheeded } from './unheeded.ts';

/** Contradictions that wait to be looked into, one after the other. */
export interface Investigations {
  readonly raise: (unconfirmed: UnconfirmedContradiction) => void;
  /**
   * A control is wrong itself: that is looked into as a case of its own, once for each request. What was `lost` to it
   * is put down to the same clause.
   */
  readonly raiseTwin: (answered: Answered, clause: string, lost?: Raising) => void;
  readonly raiseForm: (observation: Observation, evidence: Evidence) => void;
  /** Whether a contradiction of `clause` waits: until it is looked into, no more of the kind need be sought. */
  readonly isWaiting: (clause: string) => boolean;
  /** Looks into everything that waits, and into what comes up meanwhile. */
  readonly settle: () => Promise<void>;
  readonly known: KnownFaults;
}

/** What was lost to a twin that is wrong itself, and what explains that. */
interface Dependents {
  readonly lost: Raising[];
  explained: { readonly by: string; readonly answered: Answered } | null;
}

/** Forms of answers of one clause that wait at most: they mostly have one cause. */
const mostFormsWaiting = 4;

/** A queue of contradictions of one operation. */
export function createInvestigations(tools: Sending): Investigations {
  const { contract } = tools.profile;
  const { operation } = contract;
  const waiting: UnconfirmedContradiction[] = [];
  const twins = new Map<string, Dependents>();
  const known = createKnownFaults(contract);
  const driver = createDriver(tools);
  const sharedIds = createSharedIds(tools);
  const unheeded = createUnheeded(tools);
  const shown = new Set<Execution>();
  const explained = createExplained(tools, known, driver);
  let settling: Promise<void> = Promise.resolve();

  const findingOf = (clause: string) => tools.judge.statesOf(operation).get(clause)?.finding ?? null;
  const capacity = () => tools.judge.capacityOf(operation);

  /** Whether a known fault explains why a valid request was refused. */
  async function isExplained(unconfirmed: CaseContradiction): Promise<boolean> {
    const cause = await explained.look(unconfirmed);
    if (cause !== null) explain(unconfirmed.it.id, cause.by, cause.answered);
    return cause !== null;
  }

  async function lookIntoCase(unconfirmed: CaseContradiction): Promise<void> {
    const { it } = unconfirmed;
    const finding = findingOf(it.clause);
    const isSmaller =
      it.enumerated === true &&
      finding !== null &&
      Object.keys(it.request.parameters).length < Object.keys(finding.counterexample.parameters).length;
    if (finding !== null && !isSmaller) {
      // What was lost to it is lost to what is known already.
      if (twins.has(it.id) && !(await isExplained(unconfirmed)))
        explain(it.id, it.clause, unconfirmed.answered);
      return;
    }
    if (finding === null && ((await isExplained(unconfirmed)) || (await isUnheeded(unconfirmed)))) return;
    const conclusion = await driver.drive(
      investigateCase(unconfirmed, tools.profile, capacity(), tools.requests.refused()),
      it,
    );
    claimConclusion(tools, it, conclusion);
    if (conclusion.kind === 'dismissal') {
      if (conclusion.failedTwin !== null) raiseTwin(conclusion.failedTwin, it.clause, it);
      return;
    }
    const { basis, clause, smallest, cure, first } = conclusion;
    if (findingOf(clause) === null) return;
    if (first.sent.observation.reply.kind === 'retryable') known.addHang(smallest, tools.profile.baseline);
    const isTurnedDown = basis === 'request' && observationOf(smallest).expectation.kind === 'accept';
    // Where nothing like it is accepted, what the baseline lacks is left out.
    if (cure !== null || isTurnedDown) known.add(clause, smallest, cure ?? tools.profile.accepted);
    explain(it.id, clause, cure ?? smallest);
  }

  /** Whether the target heeds nothing in the place of the fault: that is a matter of what it shows, once that is shown. */
  async function isUnheeded(unconfirmed: CaseContradiction): Promise<boolean> {
    const ignored = await unheeded.look(unconfirmed);
    if (ignored === null) return false;
    const { execution } = ignored;
    if (!shown.has(execution)) await lookIntoSequence({ kind: 'sequence', execution });
    shown.add(execution);
    if (findingOf(execution.sequence.clause) === null) return false;
    unheeded.claim(unconfirmed, ignored);
    return true;
  }

  async function lookIntoSequence({ execution }: SequenceContradiction): Promise<void> {
    const { sequence } = execution;
    if (findingOf(sequence.clause) !== null) return;
    const { facts } = tools.profile;
    const baseline = plainRequest(tools.profile, tools.profile.baseline);
    const round = driver.roundOf(sequence.id);
    const steps = investigateSequence({ contract, facts, baseline, first: execution });
    let next = steps.next();
    while (next.done !== true) {
      const stopped = tools.sender.stopped() !== null;
      const { sequence: asked, serial } = next.value;
      const again = stopped ? null : await executeAtOnce(tools, asked, `${round}${serial}`);
      next = steps.next(again);
    }
    const conclusion: SequenceConclusion = next.value;
    claimSequence(tools, execution, conclusion);
    if (conclusion.other !== null) waiting.push({ kind: 'sequence', execution: conclusion.other });
  }

  async function lookInto(unconfirmed: UnconfirmedContradiction): Promise<void> {
    if (unconfirmed.kind === 'case') await lookIntoCase(unconfirmed);
    else if (unconfirmed.kind === 'form') await lookIntoForm(unconfirmed, { ...tools, driver });
    else await lookIntoSequence(unconfirmed);
  }

  /** Puts down what was lost to the twin with this id. */
  function explain(id: string, by: string, answered: Answered): void {
    const dependents = twins.get(id);
    if (dependents === undefined) return;
    dependents.explained = { by, answered };
    for (const lost of dependents.lost.splice(0)) claimLost(tools, lost, by, answered);
  }

  function raiseTwin(answered: Answered, clause: string, lost?: Raising): void {
    const it: TestCase | null = twinCase(tools.profile, answered, clause, capacity());
    if (it === null) return;
    const dependents = twins.get(it.id) ?? { lost: [], explained: null };
    if (!twins.has(it.id))
      waiting.push({ kind: 'case', it, answered, twin: tools.profile.accepted, control: null });
    twins.set(it.id, dependents);
    if (lost === undefined) return;
    const { explained } = dependents;
    if (explained === null) dependents.lost.push(lost);
    else claimLost(tools, lost, explained.by, explained.answered);
  }

  function raiseForm(observation: Observation, { clause, case: id, exchanges }: Evidence): void {
    if (findingOf(clause) !== null) return;
    // The evidence of an id that two requests were given rests on both.
    const [earlier = 0, own] = exchanges;
    if (own !== undefined && sharedIds.take(clause, observation, earlier)) return;
    const planned = tools.sender.plannedOf(observation.exchange);
    const alike = waiting.filter((it) => it.kind === 'form' && it.clause === clause);
    if (planned === undefined || alike.length >= mostFormsWaiting) return;
    waiting.push({ kind: 'form', clause, case: id, planned, observation });
  }

  async function concludeNow(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await lookInto(next);
  }

  return {
    known,
    raise: (unconfirmed) => {
      if (!isIdle(tools, unconfirmed)) waiting.push(unconfirmed);
    },
    isWaiting: (clause) => waiting.some((it) => clauseOfContradiction(it) === clause),
    raiseTwin,
    raiseForm,
    settle: () => {
      settling = settling.then(concludeNow);
      return settling;
    },
  };
}

/** Nothing else is lost to an invalid request that is accepted: where nobody asked about its clause, it can rest. */
function isIdle({ options }: Sending, unconfirmed: UnconfirmedContradiction): boolean {
  if (unconfirmed.kind !== 'case' || isWanted(options, unconfirmed.it.clause)) return false;
  return unconfirmed.it.side === 'refuse' && unconfirmed.answered.reply.kind === 'accepted';
}
