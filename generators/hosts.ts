import type { Case, Pack } from '../src/contract/case.ts';
import type { DryRunParameter } from '../src/contract/contract.ts';
import { oncePer } from '../src/contract/once-per.ts';
import { parameterPath } from '../src/contract/parameter-path.ts';
import type { CaseOptions } from './case-options.ts';
import { carriagesOf, formatsOf, plainWay, type Way } from './common-probes.ts';
import { tiedTo } from './constraints/settle.ts';
import { type HostRequest, hostRequests } from './host-requests.ts';
import type { Change, Lay, Probe } from './probe.ts';
import type { SingleFault } from './single-faults.ts';
import { toCase } from './to-case.ts';

/** How a request differs from a plain one: how it is carried, in which format it is answered, and whether it asks for a check only. */
interface Manner {
  readonly carriage: Way;
  readonly format: Way;
  readonly dryRun: DryRun | null;
}

interface DryRun {
  readonly parameter: DryRunParameter;
  readonly value: 'true' | 'false';
}

/** A valid request that shows much, in a manner of its own. */
export interface Host {
  readonly number: number;
  readonly change: Change;
  readonly manner: Manner;
  readonly pack: Pack;
}

/** A few valid requests, each in another manner, that together show the accepted side of every clause about parameters. */
export const hostsOf: (options: CaseOptions) => readonly Host[] = oncePer((options) =>
  hostRequests(options, mostHosts).map((host, index) => toHost(options, host, index)),
);

/** The hosts that faults are put into: the last one stays out of it, to show at the end that the target still accepts. */
export function carriersAmong(hosts: readonly Host[]): readonly Host[] {
  return hosts.slice(0, -1);
}

const mostHosts = 8;

/** Whether a host asks for a check only. */
export function isCheck({ dryRun }: Manner): boolean {
  return dryRun?.value === 'true';
}

/**
 * The carrier for a fault of the `row`-th clause that has had `count` faults before. The first two go where most checks
 * may be passed by; the others go through all carriers in turn, each clause from another one on.
 */
export function carrierFor(carriers: readonly Host[], row: number, count: number): Host | undefined {
  const far = carriers.slice(1, 3).reverse();
  return far[count] ?? carriers[(row + count) % carriers.length];
}

/**
 * Every pair of a place and a format in turn: the second and the third host are a method, a place, a format and a
 * signature apart. Where a check can be asked for, one request in four is in earnest, and the second says so.
 */
function mannerOf(options: CaseOptions, index: number): Manner {
  const [query = plainWay, get = query, body = query, split = query] = carriagesOf(options);
  const [plain = plainWay, json = plain, xml = plain] = formatsOf(options);
  const turns = [
    [query, plain],
    [get, plain],
    [body, xml],
    [split, json],
    [get, xml],
    [body, plain],
    [query, xml],
    [get, json],
    [body, json],
  ] as const;
  const [carriage, format] = turns[index % turns.length] ?? turns[0];
  const parameter = options.contract.parameters.find((it) => it.shape === 'dry-run');
  if (parameter === undefined || index % 4 === 0) return { carriage, format, dryRun: null };
  return { carriage, format, dryRun: { parameter, value: index === 1 ? 'false' : 'true' } };
}

function layOf({ carriage, format }: Manner): Lay {
  return { ...carriage.lay, ...format.lay };
}

/** The parameters that a manner adds to a request. */
function added({ dryRun }: Pick<Manner, 'dryRun'>): Change {
  return dryRun === null ? {} : { [dryRun.parameter.name]: dryRun.value };
}

/** For each clause that says that a manner makes no difference: `probe` in that manner alone. */
function mannerProbes({ carriage, format, dryRun }: Manner, probe: Probe, label: string): readonly Probe[] {
  const { side } = probe;
  // In whatever format it is asked for, a fault is its own clause's matter.
  const ways = side === 'accept' ? [carriage, format] : [carriage];
  const clauses = dryRun?.parameter.clauses;
  const checked = side === 'accept' ? clauses?.pass : clauses?.fail;
  const clause = dryRun?.value === 'true' ? checked : clauses?.off;
  return [
    ...ways.flatMap((way) =>
      way.clause === null
        ? []
        : [{ ...probe, clause: way.clause, label: `${way.label}: ${label}`, lay: way.lay }],
    ),
    ...(clause === undefined
      ? []
      : [{ ...probe, clause, label, change: { ...probe.change, ...added({ dryRun }) } }]),
  ];
}

function toHost(options: CaseOptions, { change, probes }: HostRequest, index: number): Host {
  const manner = mannerOf(options, index);
  const number = index + 1;
  const label = `request ${number} of the opening`;
  const clause =
    probes[0]?.clause ?? manner.carriage.clause ?? manner.format.clause ?? options.contract.common.resultId;
  const plain: Probe = { clause, side: 'accept', label, tier: 'edge', change };
  const about = [...probes, ...mannerProbes(manner, { ...plain, twin: change }, label)];
  const whole = toCase(options, {
    ...plain,
    label: `${label}, as a whole`,
    change: { ...change, ...added(manner) },
    lay: layOf(manner),
  });
  const members = about.map((probe) => toCase(options, probe));
  return { number, change, manner, pack: { side: 'accept', members, whole, twin: null } };
}

/** The host with a fault in it; whatever goes wrong, its members say alone and in plain form what it is about. */
export function withFault(options: CaseOptions, host: Host, { plain, spelled, round }: SingleFault): Pack {
  const { manner, number } = host;
  const own = spelled ?? plain;
  const controlled: Probe = { ...plain, control: plain.change };
  const about = [
    plain,
    ...(spelled === null ? [] : [spelled]),
    ...mannerProbes(manner, controlled, `${plain.clause}: ${plain.label}`),
  ];
  const whole = toCase(options, {
    ...plain,
    label: `${own.label}, in request ${number} of the opening`,
    change: { ...without(options, host.change, own.change), ...added(manner), ...own.change },
    lay: layOf(manner),
  });
  const members = about.map((probe) => toCase(options, probe));
  const numbered = (it: Case): Case =>
    round === 0 ? it : { ...it, id: `${it.id}/again-${round}`, label: `${it.label}, again ${round}` };
  return {
    side: 'refuse',
    members: members.map(numbered),
    whole: numbered(whole),
    twin: host.pack.whole.request,
  };
}

/** `surroundings` without the parameters that `change` is about, and without what is tied to them. */
function without({ contract }: CaseOptions, surroundings: Change, change: Change): Change {
  const own = new Set(Object.keys(change).map((name) => parameterPath(name).name));
  const tied = [
    ...contract.across.flatMap(({ each, by }) => (own.has(each) || own.has(by) ? [each, by] : [])),
    ...tiedTo(contract, own),
  ];
  const isRegion = contract.parameters.some(({ shape, name }) => shape === 'region' && own.has(name));
  // Ids belong to a region: without it they may be what is refused.
  const ids = contract.parameters.flatMap(({ shape, name }) =>
    isRegion && shape === 'reference' ? [name] : [],
  );
  return Object.fromEntries(
    Object.entries(surroundings).filter(([name]) => {
      const { name: parameter } = parameterPath(name);
      return !own.has(parameter) && !tied.includes(parameter) && !ids.includes(parameter);
    }),
  );
}
