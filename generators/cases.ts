import type { Case, Enumeration, Pack } from '../src/contract/case.ts';
import type { Contract } from '../src/contract/contract.ts';
import { tokenName } from '../src/contract/token-name.ts';
import type { CaseOptions, Profile } from './case-options.ts';
import { transportProbes } from './common-probes.ts';
import { constraintProbes } from './constraints/constraint-probes.ts';
import { tiedTo, tiesOf } from './constraints/settle.ts';
import { contextsOf, inContext, isWhole, largestChange } from './contexts.ts';
import { dryRunProbes } from './dry-run-probes.ts';
import { mistakenFaults } from './mistaken-faults.ts';
import { packed, type Rider } from './pack.ts';
import { parameterProbes } from './parameter-probes.ts';
import { presenceProbes } from './presence-probes.ts';
import { firstOfEach, type Probe, rootsOf, type Tier } from './probe.ts';
import { randomFaults, randomValid } from './random-probes.ts';
import { leastRefused } from './repeats.ts';
import { riderProbes } from './rider-probes.ts';
import { robustProbes } from './robust-probes.ts';
import { supportProbes } from './support-probes.ts';
import { orderedPairs, supportSpace } from './support-space.ts';
import { caseId, slug, toCase } from './to-case.ts';

const tiers: { readonly [K in Profile]: readonly Tier[] } = {
  quick: [],
  standard: ['edge', 'sweep', 'context', 'random'],
  exhaustive: ['edge', 'sweep', 'context', 'random'],
};

/**
 * Every single-request case of a contract's clauses beyond the opening, those first that tell most; profile quick has
 * none. The same options give the same cases.
 */
export function generateCases(options: CaseOptions): readonly Case[] {
  const { contract, profile } = options;
  const wanted = tiers[profile];
  const order: readonly Tier[] = ['edge', 'context', 'sweep', 'random'];
  const probes = probesOf(options).filter(({ tier }) => wanted.includes(tier));
  const sorted = order.flatMap((tier) => probes.filter((probe) => probe.tier === tier));
  const open = profile === 'quick' ? [] : openCases(options);
  const judged = sorted.map((probe) => toCase(options, probe));
  return known(contract, [...judged, ...open]);
}

/** Cases that are worth no request of their own, but go along with others; profile quick has none. */
export function generateRiders(options: CaseOptions): readonly Rider[] {
  const { contract, profile, seed } = options;
  if (profile === 'quick') return [];
  const riders = contract.parameters.flatMap((it) => riderProbes(it, seed));
  return known(
    contract,
    riders.map(({ clause, label, parameter, value }): Rider => {
      const named = { clause, side: 'accept', label } as const;
      const toRidingCase = () =>
        toCase(options, { ...named, tier: 'random', change: { [parameter]: value() } });
      return { id: caseId(named), clause, parameter, toCase: toRidingCase };
    }),
  );
}

/**
 * The same cases in as few requests as can be: those that must be accepted share requests where their parameters allow,
 * and what room is left there goes to `riders`.
 */
export function packCases(
  cases: readonly Case[],
  { base, contract }: CaseOptions,
  riders: readonly Rider[] = [],
): readonly (Case | Pack)[] {
  const groups = contract.parameters.filter((it) => it.shape === 'group');
  return packed(
    cases,
    riders,
    base,
    tokenName(contract),
    groups,
    [...contract.across.map(({ each, by }) => [each, by]), ...tiesOf(contract)],
    contract.parameters.flatMap(({ shape, name }) => (shape === 'dry-run' ? [name] : [])),
  );
}

/** The finite spaces that are small enough to be sent in full, for the exhaustive profile. */
export function enumerations(options: CaseOptions): readonly Enumeration[] {
  return options.contract.across.map((rule) => {
    const pairs = orderedPairs(rule);
    const { size, probes } = supportSpace(rule);
    return { clause: rule.clause, size, ahead: pairs.size, cases: casesOf(options, pairs.probes, probes) };
  });
}

function probesOf(options: CaseOptions): readonly Probe[] {
  const { contract, facts, base, seed, cases } = options;
  const direct = [
    ...contract.parameters.flatMap((parameter) => presenceProbes(parameter, base)),
    ...contract.parameters.flatMap((parameter) => parameterProbes(parameter, contract, facts)),
    ...contract.across.flatMap(supportProbes),
    ...(contract.constraints ?? []).flatMap((it) => constraintProbes(it, contract, facts, base)),
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
  const sound = firstOfEach(direct.filter(({ side, twin }) => side === 'accept' && twin === undefined));
  const mistaken = mistakenFaults(options);
  /** Another fault of the same clause in each context, where real checks are known to let some pass. */
  const knownFault = (probe: Probe, index: number): Probe => {
    const known = mistaken.get(probe.clause) ?? [];
    return known[index % Math.max(known.length, 1)] ?? probe;
  };
  const tied = ({ change }: Probe) => tiedTo(contract, rootsOf(change));
  const whole: Probe = {
    clause: 'all',
    side: 'accept',
    label: 'everything at its largest',
    tier: 'edge',
    change: largestChange(contract, facts),
  };
  return [
    ...direct,
    ...contract.parameters.flatMap((it) =>
      it.shape === 'dry-run' ? dryRunProbes(it, sound.slice(0, 6), faults) : [],
    ),
    ...transportProbes(contract, [whole], faults, common, markup.slice(0, 1)),
    ...robustProbes(contract),
    ...contexts.flatMap((context, index) =>
      faults
        .filter((_, at) => isWhole(context) || (at + index) % 7 === 0)
        .map((probe) => inContext(knownFault(probe, index), context, tied(probe))),
    ),
    ...contexts.flatMap((context, index) =>
      sound.filter((_, at) => (at + index) % 14 === 0).map((probe) => inContext(probe, context, tied(probe))),
    ),
    ...randomValid(contract, facts, base, seed, cases * 4),
    ...randomFaults(contract, facts, base, seed, cases),
  ];
}

function openCases(options: CaseOptions): readonly Case[] {
  return options.contract.openProbes.map((probe) => ({
    ...toCase(options, { ...probe, clause: probe.point, side: 'accept', tier: 'edge' }),
    id: `${probe.point}/${slug(probe.label)}`,
    side: 'open',
  }));
}

/** Each case once, and none of a clause that the contract does not have. */
function known<T extends Pick<Case, 'id' | 'clause'>>(
  { clauses }: Contract,
  cases: readonly T[],
): readonly T[] {
  const seen = new Set<string>();
  const ids = new Set(clauses.map(({ id }) => id));
  return cases.filter(({ id, clause }) => ids.has(clause) && !seen.has(id) && seen.add(id));
}

function* casesOf(options: CaseOptions, ahead: Iterable<Probe>, space: Iterable<Probe>): Iterable<Case> {
  for (const probe of ahead) yield toCase(options, probe);
  for (const probe of space) yield { ...toCase(options, probe), enumerated: true };
}
