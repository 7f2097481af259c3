import type { Change } from '../../../generators/requests/case-draft.ts';
import { marker } from '../../../generators/sequences/marked.ts';
import { applyChange } from '../../contract/apply-change.ts';
import { parametersOfShape } from '../../contract/of-shape.ts';
import type { Sequence } from '../../contract/sequence.ts';
import { shownFields, shownTexts } from '../../contract/shown-fields.ts';
import type { Parameters, PlannedRequest } from '../../contract/test-case.ts';
import { createdId } from '../../oracle/created-id.ts';
import { type Expectation, expectationOf } from '../../oracle/expectation.ts';
import { isPartOf } from '../../oracle/judge-readback.ts';
import { holdsText, type Resource } from '../../oracle/listed-resources.ts';
import type { Observation } from '../../oracle/observation.ts';
import { signatureOf } from '../investigate/shrink.ts';
import type { Operation } from '../operation.ts';
import { listResources } from '../send/companions.ts';
import { placeholdersFilled } from '../send/placeholders.ts';
import type { RefusedRequest } from '../send/requests.ts';
import { sharedLetters } from '../sequences/shared-letters.ts';
import { plainRequest } from '../target-profile.ts';
import { claimQuota, type Round } from './quota/quota-claims.ts';
import { runSequence } from './run-sequence.ts';

/** How long after a request its effects are looked for, in milliseconds, where it had some late. */
const lateMs = 3000;
/** Requests that are sent again when something unexpected is found. */
const mostTried = 32;

/**
 * Looks at the end of the run once more for what requests that must not create anything may have created: a target may
 * show it late, and some requests have no room for a marker.
 */
export async function lateCheck(operation: Operation, silent: readonly Sequence[]): Promise<void> {
  const { profile, sender, pool, inventory, investigations } = operation;
  const { contract, facts, capabilities } = profile;
  if (silent.length === 0 || !capabilities.list || sender.stopped() !== null) return;
  const context = { case: `${contract.operation}/late-check`, clause: null, purpose: 'sequence' } as const;
  const listing = await listResources(sender, contract, facts.region, context);
  if (listing !== null) inventory.note(facts.region, listing);
  const listed = [...(listing?.resources.values() ?? [])];
  for (const sequence of silent) {
    const texts = sequence.steps.flatMap((step) =>
      step.kind === 'count' ? [sharedLetters(operation, { sequence, serial: 'plan' }, step.marker)] : [],
    );
    const found = listed.filter(
      ({ id, tree }) => !pool.isOurs(id) && texts.some((text) => holdsText(tree, text)),
    );
    for (const { id } of found) pool.adopt(id, facts.region);
    if (found.length > 0) await runSequence(operation, lateSequence(sequence));
  }
  await lookForUnexpected(operation, listed);
  await investigations.settle();
}

/** Sends faults that leave no room for a marker and looks whether the target lists more that looks as they asked for. */
export async function checkUnmarked(operation: Operation, faults: readonly Change[]): Promise<void> {
  const { profile, requests, sender } = operation;
  const { contract, facts, capabilities, baseline } = profile;
  if (faults.length === 0 || !capabilities.list) return;
  const clause = contract.common.refusalEffect;
  const context = { case: `${clause}/sequence/unmarked`, clause, purpose: 'sequence' } as const;
  const list = () => listResources(sender, contract, facts.region, context);
  const rounds: Round[] = [];
  for (let round = 1; round <= 2; round++) {
    const before = await list();
    const creates: Observation[] = [];
    for (const [index, fault] of faults.entries()) {
      const planned = plainRequest(profile, applyChange(baseline, fault));
      const observation = await requests.send(planned, { context, serial: `unmarked-${round}-${index + 1}` });
      await requests.discard(observation);
      if (observation !== null) creates.push(observation);
    }
    const listing = await list();
    if (before === null || listing === null) return;
    const made = creates.flatMap(({ reply }) => createdId(reply) ?? []);
    rounds.push({ creates, listing, before: [...before.resources.keys(), ...made] });
    const isClean = [...listing.resources.keys()].every(
      (id) => before.resources.has(id) || operation.pool.isOurs(id),
    );
    if (isClean) break;
  }
  claimQuota(operation, clause, 'nothing-created', { number: 0, creates: [], before: [] }, rounds);
}

function lateSequence(sequence: Sequence): Sequence {
  const steps = sequence.steps.map((step) => (step.kind === 'count' ? { ...step, afterMs: lateMs } : step));
  const { parts: _, ...alone } = sequence;
  return { ...alone, id: `${sequence.id}/late`, steps };
}

/**
 * Looks among what the target lists for resources that nobody was told of and that show what a request that created
 * nothing asked for, or a part of it. Such requests are sent again with a marker, for others may have created what only
 * looks like it.
 */
async function lookForUnexpected(operation: Operation, listed: readonly Resource[]): Promise<void> {
  const { profile, pool, requests, judge, sender } = operation;
  const { contract } = profile;
  const unexpected = listed.filter(({ id }) => !pool.isOurs(id));
  if (unexpected.length === 0) return;
  const suspects = requests
    .refused()
    .filter(
      ({ observation: { values } }) =>
        showsSomething(operation, values) && unexpected.some(({ tree }) => isPartOf(contract, values, tree)),
    );
  for (const suspect of outermost(suspects).slice(0, mostTried)) {
    const sequence = sequenceOf(operation, suspect);
    if (sequence === null) continue;
    if (sender.stopped() !== null) return;
    const finding = judge.statesOf(contract.operation).get(sequence.clause)?.finding ?? null;
    if (finding === null) await runSequence(operation, sequence);
  }
}

/** Of the requests with one fault the first, and the one with the most parameters: an effect may need company or solitude. */
function outermost(suspects: readonly RefusedRequest[]): readonly RefusedRequest[] {
  const sizeOf = ({ planned }: RefusedRequest) => Object.keys(planned.parameters).length;
  const first = new Map<string, RefusedRequest>();
  const largest = new Map<string, RefusedRequest>();
  for (const suspect of suspects) {
    const kind = signatureOf(suspect.observation.expectation);
    if (!first.has(kind)) first.set(kind, suspect);
    const known = largest.get(kind);
    if (known === undefined || sizeOf(suspect) > sizeOf(known)) largest.set(kind, suspect);
  }
  return [...new Set([...first.values(), ...largest.values()])];
}

function showsSomething({ profile }: Operation, values: Parameters): boolean {
  return shownFields(profile.contract).some(({ parameter }) =>
    Object.keys(values).some((name) => name === parameter || name.startsWith(`${parameter}.`)),
  );
}

/** The request with a marker in a text that it is not about, and a look for that marker; null when there is no such text. */
function sequenceOf(operation: Operation, { planned, observation }: RefusedRequest): Sequence | null {
  const { contract } = operation.profile;
  const { expectation, exchange } = observation;
  const [dryRun] = parametersOfShape(contract, 'dry-run');
  const clause =
    expectation.kind === 'refuse' || dryRun === undefined
      ? contract.common.refusalEffect
      : dryRun.clauses.effect;
  const request = marked(operation, planned, expectation);
  return request === null
    ? null
    : {
        id: `${clause}/sequence/${exchange.case}`,
        operation: contract.operation,
        clause,
        label: `what ${exchange.case} created`,
        check: 'no-effect',
        steps: [
          { kind: 'create', times: 1, request },
          { kind: 'count', marker },
        ],
      };
}

function marked(
  { profile }: Operation,
  planned: PlannedRequest,
  expectation: Expectation,
): PlannedRequest | null {
  const { contract, facts } = profile;
  for (const { parameter } of shownTexts(contract)) {
    const parameters = { ...planned.parameters, [parameter]: marker };
    const expected = expectationOf(contract, Object.entries(parameters).map(placeholdersFilled), facts);
    if (signatureOf(expected) === signatureOf(expectation)) return { ...planned, parameters };
  }
  return null;
}
