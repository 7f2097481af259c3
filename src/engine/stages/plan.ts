import type { CaseOptions } from '../../../generators/plan/case-options.ts';
import { batchCases, enumerations, generateCases, generateFillers } from '../../../generators/plan/cases.ts';
import { leastRefused, repeats } from '../../../generators/plan/repeats.ts';
import {
  fewestRequests,
  type SmokeRequests,
  smokeRequests,
} from '../../../generators/plan/smoke-requests.ts';
import type { Change } from '../../../generators/requests/case-draft.ts';
import { faultsWithoutMarker } from '../../../generators/sequences/marked.ts';
import { generateSequences } from '../../../generators/sequences/sequences.ts';
import type { Contract } from '../../contract/contract.ts';
import type { Sequence } from '../../contract/sequence.ts';
import type { Batch, Enumeration, TestCase } from '../../contract/test-case.ts';
import { isWanted, type RunOptions } from '../run-options.ts';
import { isIn } from '../shard.ts';
import { isUnsettled } from '../unsettled.ts';
import { scopeOf } from './scope.ts';

/** What the smoke stage of one operation may cost in profile quick, in requests, when nothing is wrong. */
const quickRequests = 74;

/** The same of a contract with more clauses than that has room for, if each can do with so few. */
const manyRequests = 150;

function mostOf(caseOptions: CaseOptions): number {
  const fewest = fewestRequests(caseOptions);
  return fewest <= quickRequests ? quickRequests : Math.max(fewest, manyRequests);
}

/** What the smoke stage sends. */
export interface Smoke extends SmokeRequests {
  /** Ids of its cases, those that are left out for the clauses that are asked for too. */
  readonly ids: readonly string[];
}

/**
 * The smoke stage: as much as can be seen in few requests. Batches stay whole: what goes wrong with one may be due to a
 * clause that is not asked for.
 */
export function planSmoke(
  caseOptions: CaseOptions,
  options: Pick<RunOptions, 'clauses' | 'profile' | 'shard'>,
): Smoke {
  const { contract, profile } = caseOptions;
  const { combined, faults, odd } = smokeRequests(
    caseOptions,
    profile === 'quick' ? mostOf(caseOptions) : undefined,
  );
  const speaks = isSent(contract, options);
  return {
    combined: combined.filter(speaks),
    faults: faults.filter(speaks),
    odd: odd.filter(speaks),
    ids: [...combined, ...faults, ...odd].flatMap(casesOf).map(({ id }) => id),
  };
}

/**
 * All other cases, in as few requests as can be; `done` names those of the smoke stage. Those about what `carrying` leaves
 * out are made from the whole. What is left out for the clauses that are asked for is left out of the whole plan, so that
 * the rest is sent as it would be without.
 */
export function planCases(
  { whole, carrying: caseOptions }: { readonly whole: CaseOptions; readonly carrying: CaseOptions },
  options: RunOptions,
  done: ReadonlySet<string>,
): readonly (TestCase | Batch)[] {
  const speaks = isSent(whole.contract, options);
  const made = generateCases(caseOptions);
  const clauses = new Set(made.map(({ clause }) => clause));
  const isAll = whole.contract.parameters.length === caseOptions.contract.parameters.length;
  const others = isAll ? [] : generateCases(whole).filter(({ clause }) => !clauses.has(clause));
  const direct = [...made, ...others].filter(({ id }) => !done.has(id));
  const again = repeats(caseOptions, direct, leastRefused[caseOptions.profile]);
  return [...batchCases(direct, caseOptions, generateFillers(caseOptions)), ...again].filter(speaks);
}

/** Spaces that are sent in full, made while they are sent. */
export function planSpaces(caseOptions: CaseOptions, options: RunOptions): readonly Enumeration[] {
  if (caseOptions.profile !== 'exhaustive') return [];
  const { isWhole } = scopeOf(caseOptions.contract, options);
  return enumerations(caseOptions).filter(({ clause }) => isWhole || isWanted(options, clause));
}

/** The sequences; one of several stays whole when one of them is asked for. */
export function planSequences(caseOptions: CaseOptions, options: RunOptions): readonly Sequence[] {
  return generateSequences(caseOptions).filter(isSent(caseOptions.contract, options));
}

/** Faults without room for a marker, whose effects are looked for apart. */
export function planUnmarked(caseOptions: CaseOptions, options: RunOptions): readonly Change[] {
  const { contract } = caseOptions;
  // What requests act on appears while they are sent.
  if (contract.subject !== undefined) return [];
  const isAsked =
    scopeOf(contract, options).isWhole &&
    isIn(options.shard, `${contract.operation}/unmarked`) &&
    isUnsettled(options, `${contract.common.refusalEffect}/nothing-created`);
  return isAsked && caseOptions.profile !== 'quick' ? faultsWithoutMarker(caseOptions) : [];
}

/** What is in scope, and in this part of the run. */
function isSent(
  contract: Contract,
  options: Pick<RunOptions, 'clauses' | 'profile' | 'shard'>,
): (it: TestCase | Batch | Sequence) => boolean {
  const { speaks } = scopeOf(contract, options);
  return (it) => speaks(it) && isIn(options.shard, 'whole' in it ? it.whole.id : it.id);
}

/** The cases of a batch, or the one case. */
export function casesOf(it: TestCase | Batch): readonly TestCase[] {
  return 'parts' in it ? it.parts : [it];
}

/** The sequences that one stands for. */
export function partsOf(sequence: Sequence): readonly Sequence[] {
  return sequence.parts ?? [sequence];
}

/** How many of `items` are about each clause. */
export function countByClause(
  items: Iterable<{ readonly clause: string }>,
): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { clause } of items) counts[clause] = (counts[clause] ?? 0) + 1;
  return counts;
}
