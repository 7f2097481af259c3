import type { Case, Enumeration, Pack, PlannedRequest } from '../src/contract/case.ts';
import type { Contract } from '../src/contract/contract.ts';
import type { Facts } from '../src/contract/facts.ts';
import { robustProbes, transportProbes } from './common-probes.ts';
import { contextsOf, inContext, isWhole, largestChange } from './contexts.ts';
import { dryRunProbes } from './dry-run-probes.ts';
import { fewest } from './fewest.ts';
import { packed } from './pack.ts';
import { parameterProbes } from './parameter-probes.ts';
import { presenceProbes } from './presence-probes.ts';
import { type Change, fresh, type Probe, type Tier } from './probe.ts';
import { randomFaults, randomValid } from './random-probes.ts';
import { supportProbes } from './support-probes.ts';
import { supportSpace } from './support-space.ts';

export type Profile = 'quick' | 'standard' | 'exhaustive';

export interface CaseOptions {
  readonly contract: Contract;
  readonly facts: Facts;
  /** A request that the target has accepted. */
  readonly base: Readonly<Record<string, string>>;
  /** Whether requests that are not about tokens carry none. */
  readonly tokenless?: boolean;
  /** How requests are carried when that is not what they are about; default POST with a query. */
  readonly way?: Pick<PlannedRequest, 'method' | 'place'>;
  readonly profile: Profile;
  readonly seed: number;
  /** Random cases a clause and side. */
  readonly cases: number;
}

const tiers: { readonly [K in Profile]: readonly Tier[] } = {
  quick: ['edge'],
  standard: ['edge', 'sweep', 'context', 'random'],
  exhaustive: ['edge', 'sweep', 'context', 'random'],
};

/** Every single-request case of a contract's clauses, those first that tell most. The same options give the same cases. */
export function generateCases(options: CaseOptions): readonly Case[] {
  const { contract, profile } = options;
  const wanted = tiers[profile];
  const order: readonly Tier[] = ['edge', 'context', 'sweep', 'random'];
  const probes = probesOf(options).filter(({ tier }) => wanted.includes(tier));
  const sorted = order.flatMap((tier) => probes.filter((probe) => probe.tier === tier));
  const open = profile === 'quick' ? [] : openCases(options);
  const judged = sorted.map((probe) => toCase(options, probe));
  return unique([...(profile === 'quick' ? fewest(judged, quickCases) : judged), ...open]).filter(
    ({ clause }) => contract.clauses.some(({ id }) => id === clause),
  );
}

/** The same cases in as few requests as can be: those that must be accepted share requests where their parameters allow. */
export function packCases(cases: readonly Case[], { base, contract }: CaseOptions): readonly (Case | Pack)[] {
  const groups = contract.parameters.filter((it) => it.shape === 'group');
  return packed(
    cases,
    base,
    contract.idempotence.parameter,
    groups,
    contract.across.map(({ each, by }) => [each, by]),
    contract.parameters.flatMap(({ shape, name }) => (shape === 'dry-run' ? [name] : [])),
  );
}

/** The finite spaces that are small enough to be sent in full, for the exhaustive profile. */
export function enumerations(options: CaseOptions): readonly Enumeration[] {
  return options.contract.across.map((rule) => {
    const { size, probes } = supportSpace(rule);
    return { clause: rule.clause, size, cases: mapped(probes, (probe) => toCase(options, probe)) };
  });
}

/** What the cases of one operation may cost in profile quick, in requests, when nothing is wrong. */
const quickCases = 44;

function probesOf({ contract, facts, base, seed, cases }: CaseOptions): readonly Probe[] {
  const direct = [
    ...contract.parameters.flatMap((parameter) => presenceProbes(parameter, base)),
    ...contract.parameters.flatMap((parameter) => parameterProbes(parameter, contract, facts)),
    ...contract.across.flatMap(supportProbes),
  ];
  const contexts = contextsOf(contract, facts, base);
  const faults = firstOfEach(
    direct.filter(({ side, control }) => side === 'refuse' && control === undefined),
  );
  const sound = firstOfEach(direct.filter(({ side, twin }) => side === 'accept' && twin === undefined));
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
    ...transportProbes(contract, [whole], faults),
    ...robustProbes(contract),
    ...contexts.flatMap((context, index) =>
      faults
        .filter((_, at) => isWhole(context) || (at + index) % 7 === 0)
        .map((probe) => inContext(probe, context)),
    ),
    ...contexts.flatMap((context, index) =>
      sound.filter((_, at) => (at + index) % 14 === 0).map((probe) => inContext(probe, context)),
    ),
    ...randomValid(contract, facts, base, seed, cases * 6),
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

function toCase(options: CaseOptions, probe: Probe): Case {
  const { contract } = options;
  return {
    id: `${probe.clause}/${probe.side}/${slug(probe.label)}`,
    operation: contract.operation,
    clause: probe.clause,
    side: probe.side,
    label: probe.label,
    request: plannedRequest(options, probe, probe.change, true),
    twin:
      probe.answered || (probe.side === 'accept' && probe.twin === undefined)
        ? null
        : plannedRequest(options, probe, probe.twin ?? {}, false),
    control: probe.control === undefined ? null : plannedRequest(options, probe, probe.control, false),
    answered: probe.answered ?? false,
  };
}

/** The base request with `change`; the probe's own way of delivery is for its own request only. */
function plannedRequest(
  { contract, base, way, tokenless = false }: CaseOptions,
  probe: Probe,
  change: Change,
  own: boolean,
): PlannedRequest {
  const token = contract.idempotence.parameter;
  const merged: Change = {
    ...base,
    ...(probe.tokenless || tokenless ? {} : { [token]: fresh(24) }),
    // Without a token only a text of its own tells what the request created, should its answer be lost.
    ...(!tokenless && (probe.tokenless || change[token] === '') && ownText(contract, base)),
    ...change,
  };
  const lay = own ? (probe.lay ?? {}) : {};
  return {
    parameters: Object.fromEntries(
      Object.entries(merged).flatMap(([name, value]) =>
        value === null ? [] : [[name, value.replace('$token', fresh(16))]],
      ),
    ),
    method: lay.method ?? (lay.place === 'body' ? 'POST' : (way?.method ?? 'POST')),
    place: lay.place ?? (lay.method === 'GET' ? 'query' : (way?.place ?? 'query')),
    format: lay.format ?? 'JSON',
    rpcSignature: lay.signature === 'v1' || lay.format === 'XML',
    omit: own ? (probe.omit ?? []) : [],
    again: own ? (probe.again ?? []) : [],
    raw: own ? (probe.raw ?? '') : '',
  };
}

/** Another value for a text of the base request that the target shows. */
function ownText({ parameters, companions }: Contract, base: Change): Change {
  const shown = companions.list.fields.map(({ parameter }) => parameter);
  const text = parameters.find(({ shape, name }) => shape === 'text' && shown.includes(name) && name in base);
  return text === undefined ? {} : { [text.name]: fresh(12) };
}

function firstOfEach(probes: readonly Probe[]): readonly Probe[] {
  return probes.filter(({ clause }, index) => probes.findIndex((it) => it.clause === clause) === index);
}

function unique(cases: readonly Case[]): readonly Case[] {
  const seen = new Set<string>();
  return cases.filter(({ id }) => !seen.has(id) && seen.add(id));
}

function slug(label: string): string {
  return label.replaceAll('%', '%25').replaceAll('/', '%2F').replaceAll(/\s+/g, '-');
}

function* mapped<A, B>(items: Iterable<A>, change: (item: A) => B): Iterable<B> {
  for (const item of items) yield change(item);
}
