import type { Case, Pack } from '../src/contract/case.ts';
import type { DryRunParameter } from '../src/contract/contract.ts';
import { parameterPath } from '../src/contract/parameter-path.ts';
import type { CaseOptions } from './case-options.ts';
import { oddTogether, plainWay, type Way, waysOf } from './common-probes.ts';
import { type HostRequest, hostRequests } from './host-requests.ts';
import type { Change, Probe } from './probe.ts';
import { type SingleFault, singleFaults } from './single-faults.ts';
import { toCase } from './to-case.ts';

/** What is sent first: as much as can be seen in few requests. */
export interface Opening {
  /** Requests that must be accepted; the last of them shows at the end that the target still accepts. */
  readonly hosts: readonly Pack[];
  /** The same requests with a single fault each. */
  readonly faults: readonly Pack[];
  readonly odd: readonly Case[];
}

/** How a request differs from a plain one: how it is carried, and whether it asks for a check only. */
interface Manner {
  readonly way: Way;
  readonly dryRun: DryRun | null;
}

interface DryRun {
  readonly parameter: DryRunParameter;
  readonly value: 'true' | 'false';
}

interface Host {
  readonly number: number;
  readonly change: Change;
  readonly manner: Manner;
  readonly pack: Pack;
}

/**
 * A few valid requests, each carried in another way and showing the accepted side of many clauses, and for each fault
 * one of them with that fault in it. Whatever goes wrong with one of these requests, its members say alone and in plain
 * form what it is about. At most `most` requests, counting deletions, where that is given.
 */
export function openingOf(options: CaseOptions, most = Number.POSITIVE_INFINITY): Opening {
  const hosts = hostRequests(options, mostHosts).map((host, index) => toHost(options, host, index));
  const odd = oddTogether(options.contract).map((probe) => toCase(options, probe));
  const price = hosts.reduce((sum, { manner }) => sum + (isCheck(manner) ? 1 : 2), odd.length);
  // The last host stays out of it: it shows at the end that the target still accepts.
  const carriers = hosts.slice(0, -1);
  const farthest = carriers.toSorted((one, other) => farness(other.manner) - farness(one.manner))[0];
  const met = new Set<string>();
  const faults = singleFaults(options)
    .slice(0, Math.max(0, most - price))
    .flatMap((fault, index) => {
      // The first fault of a clause, which may be the only one, goes where most checks may be passed by.
      const host = met.has(fault.plain.clause) ? carriers[index % carriers.length] : farthest;
      met.add(fault.plain.clause);
      return host === undefined ? [] : [withFault(options, host, fault)];
    });
  return { hosts: hosts.map(({ pack }) => pack), faults, odd };
}

const mostHosts = 8;

function isCheck({ dryRun }: Manner): boolean {
  return dryRun?.value === 'true';
}

function farness(manner: Manner): number {
  return (manner.way.lay.place === 'body' ? 2 : 0) + (isCheck(manner) ? 1 : 0);
}

/** Ways in turn; where a check can be asked for, one request in four is in earnest, and one says so. */
function mannerOf(options: CaseOptions, index: number): Manner {
  const ways = waysOf(options);
  const parameter = options.contract.parameters.find((it) => it.shape === 'dry-run');
  const way = ways[index % ways.length] ?? plainWay;
  if (parameter === undefined || index % 4 === 0) return { way, dryRun: null };
  return { way, dryRun: { parameter, value: index === 1 ? 'false' : 'true' } };
}

/** The parameters that a manner adds to a request. */
function added({ dryRun }: Manner): Change {
  return dryRun === null ? {} : { [dryRun.parameter.name]: dryRun.value };
}

/** For each clause that says that a manner makes no difference: `probe` in that manner alone. */
function mannerProbes({ way, dryRun }: Manner, probe: Probe, label: string): readonly Probe[] {
  const { side } = probe;
  // In whatever format it is asked for, a fault is its own clause's matter.
  const isCarriage = way.clause !== null && (side === 'accept' || way.lay.format === undefined);
  const clauses = dryRun?.parameter.clauses;
  const checked = side === 'accept' ? clauses?.pass : clauses?.fail;
  const clause = dryRun?.value === 'true' ? checked : clauses?.off;
  return [
    ...(isCarriage && way.clause !== null
      ? [{ ...probe, clause: way.clause, label: `${way.label}: ${label}`, lay: way.lay }]
      : []),
    ...(clause === undefined
      ? []
      : [{ ...probe, clause, label, change: { ...probe.change, ...added({ way, dryRun }) } }]),
  ];
}

function toHost(options: CaseOptions, { change, probes }: HostRequest, index: number): Host {
  const manner = mannerOf(options, index);
  const number = index + 1;
  const label = `request ${number} of the opening`;
  const clause = probes[0]?.clause ?? manner.way.clause ?? options.contract.common.resultId;
  const plain: Probe = { clause, side: 'accept', label, tier: 'edge', change };
  const about = [...probes, ...mannerProbes(manner, { ...plain, twin: change }, label)];
  const whole = toCase(options, {
    ...plain,
    label: `${label}, as a whole`,
    change: { ...change, ...added(manner) },
    lay: manner.way.lay,
  });
  const members = about.map((probe) => toCase(options, probe));
  return { number, change, manner, pack: { side: 'accept', members, whole, twin: null } };
}

function withFault(options: CaseOptions, host: Host, { plain, spelled }: SingleFault): Pack {
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
    lay: manner.way.lay,
  });
  const members = about.map((probe) => toCase(options, probe));
  return { side: 'refuse', members, whole, twin: host.pack.whole.request };
}

/** `surroundings` without the parameters that `change` is about, and without what is tied to them. */
function without({ contract }: CaseOptions, surroundings: Change, change: Change): Change {
  const own = new Set(Object.keys(change).map((name) => parameterPath(name).name));
  const tied = contract.across.flatMap(({ each, by }) => (own.has(each) || own.has(by) ? [each, by] : []));
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
