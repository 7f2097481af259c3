import picomatch from 'picomatch';
import type { Contract } from '../contract/contract.ts';
import { selectByPatterns } from '../contract/select-by-patterns.ts';
import { flawsOf } from '../simulator/flaws/flaws-of.ts';
import { familyOf } from './family-of.ts';
import { type Mutant, usualQuota } from './mutant.ts';

/** An endpoint with each flaw that can be thought of for one of `contracts`. */
export function simulatedMutants(contracts: readonly Contract[]): readonly Mutant[] {
  return contracts.flatMap((contract) =>
    flawsOf(contract).map(({ apply: _, assume, ...fault }): Mutant => {
      const { operation } = contract;
      return {
        kind: 'defect',
        name: contracts.length > 1 ? `${operation} ${fault.name}` : fault.name,
        family: familyOf(fault.name),
        about: fault.about,
        layer: null,
        faults: [fault],
        oddities: [],
        operations: [operation],
        isSimulated: true,
        quota: usualQuota,
        assume,
      };
    }),
  );
}

/** Those of simulated mutants whose faults match the patterns; without any pattern all of them. */
export function selectSimulated(
  mutants: readonly Mutant[],
  patterns: readonly string[],
): { readonly chosen: readonly Mutant[]; readonly idle: readonly string[] } {
  return selectByPatterns(mutants, patterns, (pattern) => {
    const matches = picomatch(pattern, { dot: true, nonegate: true });
    return ({ faults }) =>
      faults.some(({ name }) => pattern === '*' || matches(name) || matches(familyOf(name)));
  });
}
