import type { CaseOptions } from '../../generators/plan/case-options.ts';
import { generateCases } from '../../generators/plan/cases.ts';
import { smokeRequests } from '../../generators/plan/smoke-requests.ts';
import type { Clause } from '../contract/clause.ts';
import type { Contract } from '../contract/contract.ts';
import type { Facts } from '../contract/facts.ts';
import type { Parameters, PlannedRequest, TestCase } from '../contract/test-case.ts';
import { tokenName } from '../contract/token-name.ts';
import { imaginedBaseline, imaginedFacts } from '../engine/imagined-target.ts';
import { fillPlaceholders } from '../engine/send/placeholders.ts';
import { expectationOf } from '../oracle/expectation.ts';
import { expectedText } from '../oracle/judge.ts';

/** A request of a clause's tests, and what its answer has to be. */
export interface ExampleRequest {
  readonly label: string;
  readonly request: PlannedRequest;
  /** Names of the parameters in which it differs from the valid request beside it. */
  readonly differs: readonly string[];
  readonly expected: string;
}

/** Examples on one side of the line. */
export interface ExampleSide {
  readonly side: TestCase['side'];
  readonly examples: readonly ExampleRequest[];
  /** How many requests of this kind the standard profile has. */
  readonly total: number;
}

/** How many examples a side gets. */
const most = 3;

/** Requests on both sides of the line of `clause`, made by the generators that make those of a run. */
export function exampleRequests(clause: Clause, contract: Contract): readonly ExampleSide[] {
  const facts = factsFor(clause, contract);
  const base = imaginedBaseline(contract, facts);
  const options = { contract, facts, base, profile: 'standard', seed: 1, cases: 1 } as const;
  const all = generateCases(options);
  const planned = all.filter(({ clause: id }) => id === clause.id);
  const own = [...planned, ...fromSmokeStage(clause, options, planned)];
  const { method } = clause;
  // Clauses that are read off every answer have no requests of their own: any will do.
  const cases = own.length === 0 && method.kind === 'answer' ? all.filter((it) => !it.answered) : own;
  const sides: readonly TestCase['side'][] =
    method.kind === 'answer' ? method.sides : ['accept', 'refuse', 'open'];
  return sides
    .map((side) => cases.filter((it) => it.side === side))
    .flatMap(([first, ...rest]) => {
      if (first === undefined) return [];
      const shown = [first, ...rest].slice(0, method.kind === 'answer' ? 1 : most);
      const examples = shown.map((it) => toExample(it, contract, facts, base));
      return [
        {
          side: first.side,
          examples,
          total: own.length === 0 ? 0 : rest.length + 1,
        },
      ];
    });
}

/** Of the sides that no other case shows, what the smoke stage shows. */
function fromSmokeStage(
  { id, method }: Clause,
  options: CaseOptions,
  planned: readonly TestCase[],
): readonly TestCase[] {
  const sides = method.kind === 'request' ? method.sides : [];
  const missing = sides.filter((side) => !planned.some((it) => it.side === side));
  if (missing.length === 0) return [];
  const { combined, faults } = smokeRequests(options);
  return [...combined, ...faults]
    .flatMap(({ parts }) => parts)
    .filter(({ clause, side }) => clause === id && side !== 'open' && missing.includes(side));
}

/** A valid request as sequences start from it. */
export function startingRequest(clause: Clause, contract: Contract): Parameters {
  return imaginedBaseline(contract, factsFor(clause, contract));
}

/** A target that has the property that the clause is about, if it is about one. */
function factsFor({ id }: Clause, contract: Contract): Facts {
  return imaginedFacts(contract, (clause) => clause === id);
}

function toExample(
  { label, request, twin, side, answered }: TestCase,
  contract: Contract,
  facts: Facts,
  base: Parameters,
): ExampleRequest {
  const { parameters } = request;
  const beside = twin?.parameters ?? {
    [tokenName(contract)]: parameters[tokenName(contract)],
    ...base,
  };
  const names = [...new Set([...Object.keys(parameters), ...Object.keys(beside)])];
  const sent = [...Object.entries(fillPlaceholders(parameters, 'example')), ...request.again];
  const expected = expectedText(contract, expectationOf(contract, sent, facts));
  return {
    label,
    request,
    differs: names.filter((name) => parameters[name] !== beside[name]),
    expected: side === 'open' ? 'recorded, not judged' : answered ? anyAnswer : expected,
  };
}

const anyAnswer = 'accepted or refused, but not with a 5xx, a hang or a closed connection';
