import type { Contract } from './contract.ts';
import type { Facts } from './facts.ts';
import { fixtureNames } from './fixture-names.ts';
import { parametersOfShape } from './of-shape.ts';

/** Clauses that say nothing about a target of which `facts` is all that is known, and why. */
export function inapplicable(contract: Contract, facts: Facts): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const { name, clause } of fixtureNames(contract))
    if (facts.fixtures[name] === undefined)
      reasons.set(clause, `no valid ${name} is known: give one with --fixture ${name}=…`);
  for (const { name, requiredUnder, open } of parametersOfShape(contract, 'reference')) {
    reasons.set(open, 'nothing can be said of ids of which nobody knows whether they exist');
    if (requiredUnder !== undefined && !facts.assumptions.includes(requiredUnder.assumption))
      reasons.set(
        requiredUnder.clause,
        `the target is not declared ${requiredUnder.assumption}: say so with --assume ${requiredUnder.assumption}`,
      );
    else if (requiredUnder !== undefined && facts.fixtures[name] === undefined)
      reasons.set(requiredUnder.clause, `no valid ${name} is known: give one with --fixture ${name}=…`);
  }
  return reasons;
}
