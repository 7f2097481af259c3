import { parametersOfShape } from '../../contract/of-shape.ts';
import { changeManners } from './change.ts';
import type { Family } from './flaw.ts';

/** Documented answers in whose place another stands. */
export const codes: Family = (contract) => {
  const { parameters, constraints, across } = contract;
  const assumed = new Map(
    parametersOfShape(contract, 'reference').flatMap(({ requiredUnder }) =>
      requiredUnder === undefined ? [] : [[requiredUnder.clause, requiredUnder.assumption] as const],
    ),
  );
  return [...new Set(documentedIn([parameters, constraints, across]))].map((clause) => ({
    name: `codes/${clause.slice(clause.indexOf('.') + 1)}`,
    about: `answers a breach of ${clause} with a code that the document does not name`,
    clauses: [clause],
    ...(assumed.has(clause) && { assume: assumed.get(clause) ?? '' }),
    apply: changeManners(({ judge }) => ({
      judge: (breaches, context) =>
        judge(breaches, context).map((it) => (it.clause === clause ? { ...it, errors: [] } : it)),
    })),
  }));
};

/** The clauses to whose breach the document names an answer. */
export function documentedIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  const inner = Object.values(part).flatMap(documentedIn);
  if (!('errors' in part) || !Array.isArray(part.errors) || part.errors.length === 0) return inner;
  return 'clause' in part && typeof part.clause === 'string' ? [part.clause, ...inner] : inner;
}
