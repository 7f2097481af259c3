import type { Parameter } from '../../src/contract/contract.ts';
import { parameterPath } from '../../src/contract/parameter-path.ts';
import type { CaseDraft, Change } from './case-draft.ts';

/** Drafts of whether a parameter must be given. `base` is the request that the target is known to accept. */
export function presenceDrafts(
  parameter: Parameter,
  base: Readonly<Record<string, string>>,
): readonly CaseDraft[] {
  const { required, clause } = parameter.presence;
  if (clause === undefined) return [];
  const names = Object.keys(base).filter((name) => parameterPath(name).name === parameter.name);
  const without: Change = Object.fromEntries(names.map((name) => [name, null]));
  if (!required) return [{ clause, side: 'accept', label: 'absent', tier: 'edge', change: without }];
  return [
    { clause, side: 'accept', label: 'given', tier: 'edge', change: {} },
    { clause, side: 'refuse', label: 'absent', tier: 'edge', change: without },
  ];
}
