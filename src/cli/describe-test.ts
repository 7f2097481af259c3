import type { Clause, Method, Side } from '../contract/clause.ts';
import type { Contract } from '../contract/contract.ts';
import { parametersOfShape } from '../contract/of-shape.ts';

/** How a clause is tested, and how far. */
export interface TestDescription {
  readonly how: string;
  /** What a run has to be told before it can test the clause. */
  readonly needs: readonly string[];
  /** What of the clause is not tested and why; null when all of it is. */
  readonly untested: string | null;
}

const sideWords: { readonly [S in Side]: string } = {
  accept: 'accepted',
  refuse: 'refused',
};
const inWords = (sides: readonly Side[]) => sides.map((side) => sideWords[side]).join(' and ');

const untestedSide: { readonly [S in Side]: string } = {
  accept: 'The statement speaks of refused requests only.',
  refuse: 'The document names nothing here that has to be refused.',
};

type Describe<M extends Method> = (method: M) => Pick<TestDescription, 'how' | 'untested'>;

const descriptions: {
  readonly [K in Method['kind']]: Describe<Extract<Method, { kind: K }>>;
} = {
  request: ({ sides }) => ({
    how: `single requests that have to be ${inWords(sides)}`,
    untested:
      (['accept', 'refuse'] as const)
        .filter((side) => !sides.includes(side))
        .map((side) => untestedSide[side])
        .join(' ') || null,
  }),
  answer: ({ sides }) => ({
    how: `read off every answer to what is ${inWords(sides)}`,
    untested: null,
  }),
  sequence: () => ({
    how: 'several requests in order, and what the target then holds',
    untested: null,
  }),
  observation: () => ({
    how: 'probed and recorded',
    untested: 'The documents leave it open, so that no answer is right or wrong.',
  }),
  none: ({ reason }) => ({ how: 'not at all', untested: reason }),
};

/** Describes how `clause` of `contract` is tested. */
export function describeTest(clause: Clause, contract: Contract): TestDescription {
  // The table is keyed by the method's own kind, which TypeScript cannot follow through an index.
  const describe = descriptions[clause.method.kind] as Describe<Method>;
  return { ...describe(clause.method), needs: needsOf(clause, contract) };
}

function needsOf({ id }: Clause, { parameters, companions, subject }: Contract): readonly string[] {
  return parametersOfShape({ parameters }, 'reference').flatMap((parameter) => {
    const isMade = subject?.parameter === parameter.name;
    const found = isMade || companions.fixtures.some(({ fixture }) => fixture === parameter.name);
    return [
      ...(parameter.clause === id && !found ? [`--fixture ${parameter.name}=ID`] : []),
      ...(parameter.requiredUnder?.clause === id ? [`--assume ${parameter.requiredUnder.assumption}`] : []),
    ];
  });
}
