import type { DryRunParameter } from '../../src/contract/contract.ts';
import type { CaseDraft } from './case-draft.ts';

/**
 * Drafts of a parameter that asks for a check only: valid requests pass, and each of `faults`, one for every clause,
 * is refused as it is without it.
 */
export function dryRunDrafts(
  { name, clauses }: DryRunParameter,
  valid: readonly CaseDraft[],
  faults: readonly CaseDraft[],
): readonly CaseDraft[] {
  const accepted = valid.map(
    (draft, index): CaseDraft => ({
      clause: clauses.pass,
      side: 'accept',
      label: `${draft.clause}: ${draft.label}`,
      tier: index < 2 ? 'edge' : 'sweep',
      change: { ...draft.change, [name]: 'true' },
      twin: draft.change,
    }),
  );
  const refused = faults.map(
    (draft): CaseDraft => ({
      clause: clauses.fail,
      side: 'refuse',
      label: `${draft.clause}: ${draft.label}`,
      tier: 'edge',
      change: { ...draft.change, [name]: 'true' },
      control: draft.change,
    }),
  );
  const refusedWhenOff = faults.slice(0, 4).map(
    (draft): CaseDraft => ({
      clause: clauses.off,
      side: 'refuse',
      label: `${draft.clause}: ${draft.label}`,
      tier: 'sweep',
      change: { ...draft.change, [name]: 'false' },
      control: draft.change,
    }),
  );
  const off: CaseDraft = {
    clause: clauses.off,
    side: 'accept',
    label: 'false',
    tier: 'edge',
    change: { [name]: 'false' },
  };
  const plain: CaseDraft = {
    clause: clauses.pass,
    side: 'accept',
    label: 'the base request',
    tier: 'edge',
    change: { [name]: 'true' },
  };
  return [plain, ...accepted, ...refused, off, ...refusedWhenOff];
}
