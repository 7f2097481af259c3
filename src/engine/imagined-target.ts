import type { Contract } from '../contract/contract.ts';
import type { Facts } from '../contract/facts.ts';
import { fillExample } from '../contract/fill-example.ts';
import { fixtureNames } from '../contract/fixture-names.ts';
import { parametersOfShape } from '../contract/of-shape.ts';
import type { Parameters } from '../contract/test-case.ts';
import { expectationOf } from '../oracle/expectation.ts';

/** A target that has everything that can be asked of it, and the properties that `assumes` chooses by their clauses. */
export function imaginedFacts(
  { parameters, companions }: Contract,
  assumes: (clause: string) => boolean,
): Facts {
  const references = parametersOfShape({ parameters }, 'reference');
  const found = companions.fixtures.map(({ fixture }) => fixture);
  const named = fixtureNames({ parameters });
  const blocks = new Set(named.flatMap(({ name, isBlock }) => (isBlock ? [name] : [])));
  const names = [...named.map(({ name }) => name), ...found];
  return {
    region: 'cn-hangzhou',
    regions: ['cn-hangzhou', 'cn-shanghai'],
    fixtures: Object.fromEntries(
      names.map((name) => [name, blocks.has(name) ? '10.0.0.0/16' : `(a ${name} that exists)`]),
    ),
    assumptions: references.flatMap(({ requiredUnder }) =>
      requiredUnder !== undefined && assumes(requiredUnder.clause) ? [requiredUnder.assumption] : [],
    ),
  };
}

/** The first valid request of the contract that is valid on such a target. */
export function imaginedBaseline(contract: Contract, facts: Facts): Parameters {
  const filled = contract.baselines.map((parameters) =>
    Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name, fillExample(value, facts) ?? '']),
    ),
  );
  const valid = filled.find(
    (parameters) => expectationOf(contract, Object.entries(parameters), facts).kind === 'accept',
  );
  return valid ?? filled[0] ?? {};
}
