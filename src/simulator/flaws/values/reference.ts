import type { ReferenceValue } from '../../../contract/contract.ts';
import { ignoreBreaches, refuseWhen } from '../change.ts';
import type { Draft } from '../flaw.ts';
import type { ValueFlaws } from './slot.ts';

/** What exists refused, and what does not taken. */
export const reference: ValueFlaws<ReferenceValue> = (value, path) => referenceFlaws(path, value);

/** The flaws of a reference at `path`; `unknown` are ids to which the document names an answer. */
export function referenceFlaws(
  path: string,
  { clause, unknown }: Pick<ReferenceValue, 'clause' | 'unknown'>,
): readonly Draft[] {
  return [
    {
      name: `references/${path}-refused`,
      about: `refuses every ${path}`,
      clauses: [clause],
      apply: refuseWhen(({ request }) =>
        [...request.keys()].some((it) => it === path || path.startsWith(`${it}.`)),
      ),
    },
    ...(unknown.length === 0
      ? []
      : [
          {
            name: `references/${path}-unchecked`,
            about: `takes ids that do not exist as ${path}`,
            clauses: [clause],
            apply: ignoreBreaches([clause]),
          },
        ]),
  ];
}
