import type { Contract } from '../../src/contract/contract.ts';
import { parametersOfShape } from '../../src/contract/of-shape.ts';
import type { Batch, Enumeration, TestCase } from '../../src/contract/test-case.ts';
import { tokenName } from '../../src/contract/token-name.ts';
import { constraintDrafts } from '../constraints/constraint-drafts.ts';
import { tiedTo, tiesOf } from '../constraints/resolve.ts';
import { alikeDrafts } from '../requests/alike-drafts.ts';
import { type CaseDraft, firstOfEach, rootsOf, type Tier } from '../requests/case-draft.ts';
import { transportDrafts } from '../requests/common-drafts.ts';
import { contextsOf, inContext, isWhole, largestChange } from '../requests/contexts.ts';
import { dryRunDrafts } from '../requests/dry-run-drafts.ts';
import { mistakenFaults } from '../requests/mistaken-faults.ts';
import { parameterDrafts } from '../requests/parameter-drafts.ts';
import { presenceDrafts } from '../requests/presence-drafts.ts';
import { randomFaults, randomValid } from '../requests/random-drafts.ts';
import { robustDrafts } from '../requests/robust-drafts.ts';
import { supportDrafts } from '../requests/support-drafts.ts';
import { caseId, slug, toCase } from '../requests/to-case.ts';
import { batched, type Filler } from './batch-cases.ts';
import type { CaseOptions, Profile } from './case-options.ts';
import { fillerValues } from './filler-values.ts';
import { leastRefused } from './repeats.ts';
import { orderedPairs, supportSpace } from './support-space.ts';

const tiers: { readonly [K in Profile]: readonly Tier[] } = {
  quick: [],
  standard: ['edge', 'sweep', 'context', 'random'],
  exhaustive: ['edge', 'sweep', 'context', 'random'],
};

/**
 * Every single-request case of a contract's clauses beyond the smoke stage, those first that tell most; profile quick has
 * none. The same options give the same cases.
 */
export function generateCases(options: CaseOptions): readonly TestCase[] {
  const { contract, profile } = options;
  const wanted = tiers[profile];
  const order: readonly Tier[] = ['edge', 'context', 'sweep', 'random'];
  const drafts = probesOf(options).filter(({ tier }) => wanted.includes(tier));
  const sorted = order.flatMap((tier) => drafts.filter((draft) => draft.tier === tier));
  const open = profile === 'quick' ? [] : openCases(options);
  const judged = sorted.map((draft) => toCase(options, draft));
  return known(contract, [...judged, ...open]);
}

/** Cases that are worth no request of their own, but go along with others; profile quick has none. */
export function generateFillers(options: CaseOptions): readonly Filler[] {
  const { contract, profile, seed } = options;
  if (profile === 'quick') return [];
  const fillers = contract.parameters.flatMap((it) => fillerValues(it, seed));
  return known(
    contract,
    fillers.map(({ clause, label, parameter, value }): Filler => {
      const named = { clause, side: 'accept', label } as const;
      const toRidingCase = () =>
        toCase(options, { ...named, tier: 'random', change: { [parameter]: value() } });
      return { id: caseId(named), clause, parameter, toCase: toRidingCase };
    }),
  );
}

/**
 * The same cases in as few requests as can be: those that must be accepted share requests where their parameters allow,
 * and what room is left there goes to `fillers`.
 */
export function batchCases(
  cases: readonly TestCase[],
  { base, contract }: CaseOptions,
  fillers: readonly Filler[] = [],
): readonly (TestCase | Batch)[] {
  const groups = parametersOfShape(contract, 'group');
  return batched(
    cases,
    fillers,
    base,
    tokenName(contract),
    groups,
    [...contract.across.map(({ each, by }) => [each, by]), ...tiesOf(contract)],
    parametersOfShape(contract, 'dry-run').map(({ name }) => name),
  );
}

/** The finite spaces that are small enough to be sent in full, for the exhaustive profile. */
export function enumerations(options: CaseOptions): readonly Enumeration[] {
  return options.contract.across.map((rule) => {
    const pairs = orderedPairs(rule);
    const { size, drafts } = supportSpace(rule);
    return { clause: rule.clause, size, ahead: pairs.size, cases: casesOf(options, pairs.drafts, drafts) };
  });
}

function probesOf(options: CaseOptions): readonly CaseDraft[] {
  const { contract, facts, base, seed, cases } = options;
  const direct = [
    ...contract.parameters.flatMap((parameter) => presenceDrafts(parameter, base)),
    ...contract.parameters.flatMap((parameter) => parameterDrafts(parameter, contract, facts)),
    ...contract.across.flatMap(supportDrafts),
    ...(contract.constraints ?? []).flatMap((it) => constraintDrafts(it, contract, facts, base)),
  ];
  const contexts = contextsOf(contract, facts, base);
  const faults = firstOfEach(
    direct.filter(({ side, control }) => side === 'refuse' && control === undefined),
  );
  // What is broken by few cases is repeated in other ways.
  const few = leastRefused.standard / 2;
  const refused = new Map<string, number>();
  for (const { clause, side } of direct)
    if (side === 'refuse') refused.set(clause, (refused.get(clause) ?? 0) + 1);
  const common = faults.filter(({ clause }) => (refused.get(clause) ?? 0) > few);
  const markup = direct.filter(
    ({ side, change }) => side === 'refuse' && Object.values(change).some((value) => value?.includes('<')),
  );
  const valid = firstOfEach(direct.filter(({ side, twin }) => side === 'accept' && twin === undefined));
  const mistaken = mistakenFaults(options);
  /** Another fault of the same clause in each context, where real checks are known to let some pass. */
  const knownFault = (draft: CaseDraft, index: number): CaseDraft => {
    const known = mistaken.get(draft.clause) ?? [];
    return known[index % Math.max(known.length, 1)] ?? draft;
  };
  const tied = ({ change }: CaseDraft) => tiedTo(contract, rootsOf(change));
  const whole: CaseDraft = {
    clause: 'all',
    side: 'accept',
    label: 'everything at its largest',
    tier: 'edge',
    change: largestChange(contract, facts),
  };
  return [
    ...direct,
    ...alikeDrafts(contract),
    ...parametersOfShape(contract, 'dry-run').flatMap((it) => dryRunDrafts(it, valid.slice(0, 6), faults)),
    ...transportDrafts(contract, [whole], faults, common, markup.slice(0, 1)),
    ...robustDrafts(contract),
    ...contexts.flatMap((context, index) =>
      faults
        .filter((_, at) => isWhole(context) || (at + index) % 7 === 0)
        .map((draft) => inContext(knownFault(draft, index), context, tied(draft))),
    ),
    ...contexts.flatMap((context, index) =>
      valid.filter((_, at) => (at + index) % 14 === 0).map((draft) => inContext(draft, context, tied(draft))),
    ),
    ...randomValid(contract, facts, base, seed, cases * 4),
    ...randomFaults(contract, facts, base, seed, cases),
  ];
}

function openCases(options: CaseOptions): readonly TestCase[] {
  return options.contract.openCases.map((draft) => ({
    ...toCase(options, { ...draft, clause: draft.point, side: 'accept', tier: 'edge' }),
    id: `${draft.point}/${slug(draft.label)}`,
    side: 'open',
  }));
}

/** Each case once, and none of a clause that the contract does not have. */
function known<T extends Pick<TestCase, 'id' | 'clause'>>(
  { clauses }: Contract,
  cases: readonly T[],
): readonly T[] {
  const seen = new Set<string>();
  const ids = new Set(clauses.map(({ id }) => id));
  return cases.filter(({ id, clause }) => ids.has(clause) && !seen.has(id) && seen.add(id));
}

function* casesOf(
  options: CaseOptions,
  ahead: Iterable<CaseDraft>,
  space: Iterable<CaseDraft>,
): Iterable<TestCase> {
  for (const draft of ahead) yield toCase(options, draft);
  for (const draft of space) yield { ...toCase(options, draft), enumerated: true };
}
