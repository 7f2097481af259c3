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

/** A clause and the documented answers to its breach, of which one may stand further out than the other. */
interface Said {
  readonly clause: string | null;
  readonly errors: readonly unknown[];
}

/** The clauses to whose breach the document names an answer. */
export function documentedIn(part: unknown, outer: Said = { clause: null, errors: [] }): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  const own: Partial<Said> = {
    ...('clause' in part && typeof part.clause === 'string' && { clause: part.clause }),
    ...('errors' in part && Array.isArray(part.errors) && { errors: part.errors }),
  };
  const said = { ...outer, ...own };
  const isDocumented = Object.keys(own).length > 0 && said.errors.length > 0;
  const inner = Object.values(part).flatMap((it) => documentedIn(it, said));
  return isDocumented && said.clause !== null ? [said.clause, ...inner] : inner;
}
