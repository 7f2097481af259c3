import type { Contract, GroupParameter, Parameter } from '../../src/contract/contract.ts';
import { parameterCalled } from '../../src/contract/of-shape.ts';
import { oncePer } from '../../src/contract/once-per.ts';
import { constraintDrafts } from '../constraints/constraint-drafts.ts';
import type { CaseOptions } from '../plan/case-options.ts';
import { refusedTexts } from '../texts/text.ts';
import type { CaseDraft } from './case-draft.ts';
import { countDrafts } from './group-drafts.ts';
import { parameterDrafts } from './parameter-drafts.ts';
import { representativePositions } from './position.ts';
import { presenceDrafts } from './presence-drafts.ts';
import { seedFor } from './random-drafts.ts';
import { supportDrafts } from './support-drafts.ts';
import { aliasDraft } from './text-drafts.ts';

/** A request with one fault in it. */
export interface SingleFault {
  /** The fault in plain form. */
  readonly plain: CaseDraft;
  /** The same fault in another spelling, which another clause is about. */
  readonly spelled: CaseDraft | null;
  /** How often the same fault was sent before. */
  readonly round: number;
}

/**
 * One request for each thing that can be wrong alone, so that no two of them tell the same: the first fault of each
 * clause, then the second of each, and so on. Where a clause has many that differ by a character only, the seed says
 * which come first; where it has only one, that one comes twice, for other surroundings.
 */
export const singleFaults: (options: CaseOptions) => readonly SingleFault[] = oncePer((options) => {
  const { contract, facts, base, seed } = options;
  const faults = [
    ...contract.parameters.flatMap((parameter) => [
      ...presenceDrafts(parameter, base).map(plainly),
      ...(inPositions(contract, parameter) ?? parameterDrafts(parameter, contract, facts).map(plainly)),
    ]),
    ...contract.across.flatMap(supportDrafts).map(plainly),
    ...(contract.constraints ?? []).flatMap((it) => constraintDrafts(it, contract, facts, base)).map(plainly),
  ].filter(({ plain }) => plain.side === 'refuse' && plain.tier === 'edge');
  const rows = [...groupedByClause(faults)].map(([clause, row]) =>
    row.length === 1
      ? row.flatMap(twice)
      : markupFirst(turned(row, row.length > many ? seedFor(seed, clause) : 0)),
  );
  const longest = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from({ length: longest }, (_, round) => rows.flatMap((row) => row[round] ?? [])).flat();
});

/** Faults by the clause that each breaks in plain form, in the order in which they come. */
export function groupedByClause(faults: readonly SingleFault[]): ReadonlyMap<string, readonly SingleFault[]> {
  const groups = new Map<string, SingleFault[]>();
  for (const fault of faults) {
    const group = groups.get(fault.plain.clause);
    if (group === undefined) groups.set(fault.plain.clause, [fault]);
    else group.push(fault);
  }
  return groups;
}

const many = 20;

const plainly = (plain: CaseDraft): SingleFault => ({ plain, spelled: null, round: 0 });
const twice = (fault: SingleFault): readonly SingleFault[] => [fault, { ...fault, round: fault.round + 1 }];

/** Before the others a fault that an answer in XML has to escape, should it repeat it. */
function markupFirst(row: readonly SingleFault[]): readonly SingleFault[] {
  const at = row.findIndex(({ plain }) => Object.values(plain.change).some((value) => value?.includes('<')));
  return at < 0 ? row : [...row.slice(at, at + 1), ...row.slice(0, at), ...row.slice(at + 1)];
}

/** The faults of what has its texts in several positions; null for what has not. */
function inPositions(contract: Contract, { name }: Parameter): readonly SingleFault[] | null {
  const group = parameterCalled(contract, name, 'group');
  return group === undefined ? null : groupFaults(group);
}

/** Each fault in one of the representative positions in turn, and in each place at least one fault of each rule. */
function groupFaults(parameter: GroupParameter): readonly SingleFault[] {
  const ofMembers = Object.entries(parameter.members).flatMap(([member, text]) => {
    const positions = representativePositions(parameter, member);
    return text.rules.flatMap((rule) => {
      const samples = refusedTexts(text, rule).filter(({ tier }) => tier === 'edge');
      if (samples.length === 0) return [];
      return Array.from({ length: Math.max(samples.length, positions.length) }, (_, index) => {
        const sample = samples[index % samples.length];
        // Turned on after each round of samples, so that pairs of samples meet different places.
        const position = positions[(index + Math.floor(index / positions.length)) % positions.length];
        if (sample === undefined || position === undefined) return [];
        const place = position.plain ?? position;
        const plain: CaseDraft = {
          clause: rule.clause,
          side: 'refuse',
          label: `${sample.label}, ${place.label}`,
          tier: 'edge',
          change: place.put(sample.value),
          twin: place.valid,
        };
        const spelled =
          position.plain === undefined ? null : aliasDraft(parameter, member, position, sample, 'edge');
        return [{ plain, spelled, round: 0 }];
      }).flat();
    });
  });
  return [...ofMembers, ...countDrafts(parameter, 'name').map(plainly)];
}

/** `items` from another place on, those before it at the end. */
function turned<T>(items: readonly T[], by: number): readonly T[] {
  const at = Math.abs(by) % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}
