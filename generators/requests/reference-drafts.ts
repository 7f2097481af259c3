import type { ReferenceParameter } from '../../src/contract/contract.ts';
import type { Facts } from '../../src/contract/facts.ts';
import type { CaseDraft } from './case-draft.ts';

/** Drafts of ids that must exist on the target: known ones from fixtures, and ids that no target holds. */
export function referenceDrafts(parameter: ReferenceParameter, facts: Facts): readonly CaseDraft[] {
  const { name, clause, unknown, requiredUnder } = parameter;
  const known = facts.fixtures[name];
  const required = requiredUnder !== undefined && facts.assumptions.includes(requiredUnder.assumption);
  const valid = known === undefined ? {} : { twin: { [name]: known } };
  return [
    ...(known === undefined
      ? []
      : [
          {
            clause,
            side: 'accept',
            label: 'a known id',
            tier: 'edge',
            change: { [name]: known },
          } as const,
        ]),
    ...(unknown?.ids ?? []).map(
      (id, index): CaseDraft => ({
        clause,
        side: 'refuse',
        label: `unknown id ${id}`,
        tier: index === 0 ? 'edge' : 'sweep',
        change: { [name]: id },
        ...valid,
      }),
    ),
    ...(required && known !== undefined
      ? [
          {
            clause: requiredUnder.clause,
            side: 'refuse',
            label: 'absent',
            tier: 'edge',
            change: { [name]: null },
            ...valid,
          } as const,
          {
            clause: requiredUnder.clause,
            side: 'accept',
            label: 'given',
            tier: 'edge',
            change: { [name]: known },
          } as const,
        ]
      : []),
  ];
}
