import type { Contract } from '../../contract/contract.ts';
import type { Facts } from '../../contract/facts.ts';
import { parameterPath } from '../../contract/parameter-path.ts';
import { plainTransport } from '../../contract/plain-transport.ts';
import type { Parameters, PlannedRequest } from '../../contract/test-case.ts';
import { brokenClauses, type Expectation, expectationOf } from '../../oracle/expectation.ts';
import { type Answered, observationOf } from '../send/answered.ts';
import { placeholdersFilled } from '../send/placeholders.ts';
import type { Step } from './ask.ts';
import { smallerThan } from './smaller-requests.ts';

/** What is made smaller, and within which bounds. */
export interface Shrinking {
  readonly contract: Contract;
  readonly facts: Facts;
  readonly baseline: PlannedRequest;
  readonly first: Answered;
  readonly contradicts: (answered: Answered) => boolean;
  /** What is wrong lies in the answer, whatever was asked: any request will do that the documents decide. */
  readonly isAnyRequest?: true;
  /** Sendings of one candidate before it counts as answered rightly: some endpoints are wrong now and then only. */
  readonly chances: number;
  /** Sendings at most, and at most so many that still contradict: those may cost a time-out each. */
  readonly mostSendings: number;
  readonly mostContradictions: number;
}

/** Sendings at the least, and for each parameter: as many as it takes to try each entry of a list twice, and some more. */
export const shrinkSendings = { least: 40, each: 4 } as const;

/**
 * The smallest request found that still fails in the same way. Each candidate is read anew: one that breaks other
 * clauses than the first, or touches an open point that it did not, is not sent.
 */
export function* shrink(shrinking: Shrinking): Step<Answered> {
  const { first } = shrinking;
  const pinned = signatureOf(observationOf(first).expectation);
  const isComparable = (expectation: Expectation): boolean =>
    shrinking.isAnyRequest === true ? expectation.kind !== 'open' : signatureOf(expectation) === pinned;
  const bounds = { sendings: shrinking.mostSendings, contradictions: shrinking.mostContradictions };
  const tried = new Set<string>();
  let smallest = first;
  for (let progress = true; progress && bounds.sendings > 0 && bounds.contradictions > 0; ) {
    progress = false;
    const candidates = requestsSmallerThan(() => smallest.planned, shrinking);
    for (const planned of candidates) {
      const name = JSON.stringify(planned);
      if (tried.has(name)) continue;
      tried.add(name);
      if (bounds.sendings <= 0 || bounds.contradictions <= 0) return smallest;
      if (!isComparable(expectationFor(shrinking, planned.parameters))) continue;
      const failed = yield* tryCandidate(shrinking, planned, bounds);
      if (failed === null || !isComparable(observationOf(failed).expectation)) continue;
      smallest = failed;
      bounds.contradictions--;
      progress = true;
    }
  }
  return smallest;
}

function* tryCandidate(
  { chances, contradicts, mostSendings }: Shrinking,
  planned: PlannedRequest,
  bounds: { sendings: number },
): Step<Answered | null> {
  for (let chance = 1; chance <= chances && bounds.sendings > 0; chance++) {
    bounds.sendings--;
    const serial = `shrink-${mostSendings - bounds.sendings}`;
    const answered = yield { planned, serial, purpose: 'shrink' };
    if (answered === null) {
      bounds.sendings = 0;
      return null;
    }
    if (contradicts(answered)) return answered;
  }
  return null;
}

/** Requests that are carried as usual, then those with smaller parameters. */
function* requestsSmallerThan(
  current: () => PlannedRequest,
  { baseline, isAnyRequest, contract }: Shrinking,
): Iterable<PlannedRequest> {
  if (isAnyRequest) {
    const before = current();
    const count = Object.keys(before.parameters).length;
    const all = baseline.parameters;
    for (const parameters of [{}, requiredOf(contract, all), all]) {
      if (Object.keys(parameters).length < count) yield { ...before, ...plainContent, parameters };
      if (current() !== before) break;
    }
  }
  const { method, place, format, rpcSignature } = baseline;
  const first = current();
  if (first.format !== format || first.rpcSignature !== rpcSignature)
    yield { ...current(), format, rpcSignature };
  if (current().method !== method || current().place !== place) yield { ...current(), method, place };
  for (const parameters of smallerThan(() => current().parameters, baseline.parameters, contract.across))
    yield { ...current(), parameters };
}

/** Those of a request's parameters without which no request may be. */
function requiredOf(contract: Contract, parameters: Parameters): Parameters {
  const isRequired = (name: string): boolean =>
    contract.parameters.some((it) => it.name === parameterPath(name).name && it.presence.required);
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => isRequired(name)));
}

const { omit, again, raw } = plainTransport;
const plainContent = { omit, again, raw };

function expectationFor({ contract, facts }: Shrinking, parameters: Parameters): Expectation {
  return expectationOf(contract, Object.entries(parameters).map(placeholdersFilled), facts);
}

/** What the documents say of a request, in one text: equal for requests that a smaller one may stand for. */
export function signatureOf(expectation: Expectation): string {
  const { kind, dryRun, openPoints } = expectation;
  return JSON.stringify([kind, dryRun, brokenClauses(expectation), openPoints]);
}
