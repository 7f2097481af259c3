import type { Case, Pack } from '../src/contract/case.ts';
import { parameterPath } from '../src/contract/parameter-path.ts';
import type { CaseOptions } from './case-options.ts';
import { oddTogether, type Way, waysOf } from './common-probes.ts';
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

/** A host with the way it is sent and whether it asks for a check only. */
interface Host {
  readonly number: number;
  readonly change: Change;
  readonly way: Way;
  readonly dryRun: 'true' | 'false' | null;
  readonly pack: Pack;
}

/**
 * A few valid requests, each carried in another way and showing the accepted side of many clauses, and for each fault
 * one of them with that fault in it. Whatever goes wrong with one of these requests, its members say alone and in plain
 * form what it is about. At most `most` requests, counting deletions, where that is given.
 */
export function openingOf(options: CaseOptions, most = Number.POSITIVE_INFINITY): Opening {
  const dry = dryRunIn(options);
  const hosts = hostRequests(options, mostHosts).map((host, index) => toHost(options, host, index));
  const odd = oddTogether(options.contract).map((probe) => toCase(options, probe));
  const price = hosts.reduce((sum, { dryRun }) => sum + (dryRun === 'true' ? 1 : 2), odd.length);
  const carriers = hosts.slice(0, -1);
  const far = carriers.findLast(({ way, dryRun }) => isFar(way) && (dryRun === 'true' || dry === null));
  const met = new Set<string>();
  const faults = singleFaults(options)
    .slice(0, Math.max(0, most - price))
    .flatMap((fault, index) => {
      // The first fault of a clause, which may be the only one, goes where most can be wrong with it.
      const host = met.has(fault.plain.clause) ? carriers[index % carriers.length] : (far ?? carriers[0]);
      met.add(fault.plain.clause);
      return host === undefined ? [] : [withFault(options, host, fault)];
    });
  return { hosts: hosts.map(({ pack }) => pack), faults, odd };
}

const mostHosts = 8;

/** Whether a request sent this way may pass by the checks of those sent in the plain way. */
function isFar({ lay }: Way): boolean {
  return lay.place === 'body';
}

function dryRunIn({ contract }: CaseOptions) {
  return contract.parameters.find((it) => it.shape === 'dry-run') ?? null;
}

function toHost(options: CaseOptions, { change, probes }: HostRequest, index: number): Host {
  const ways = waysOf(options);
  const way = ways[index % ways.length] ?? { clause: null, label: '', lay: {} };
  const dry = dryRunIn(options);
  const number = index + 1;
  const label = `request ${number} of the opening`;
  const dryRun = dry === null || index % 4 === 0 ? null : index === 1 ? 'false' : 'true';
  const asked: Change = dry === null || dryRun === null ? {} : { [dry.name]: dryRun };
  const common = { side: 'accept', label, tier: 'edge', change } as const;
  const about: readonly Probe[] = [
    ...probes,
    ...(way.clause === null
      ? []
      : [{ ...common, clause: way.clause, label: `${way.label}: ${label}`, twin: change, lay: way.lay }]),
    ...(dry === null || dryRun === null
      ? []
      : [
          {
            ...common,
            clause: dryRun === 'true' ? dry.clauses.pass : dry.clauses.off,
            change: { ...change, ...asked },
            twin: change,
          },
        ]),
  ];
  const clause = about[0]?.clause ?? options.contract.common.resultId;
  const whole = toCase(options, {
    ...common,
    clause,
    label: `${label}, as a whole`,
    change: { ...change, ...asked },
    lay: way.lay,
  });
  const members = about.map((probe) => toCase(options, probe));
  return { number, change, way, dryRun, pack: { side: 'accept', members, whole, twin: null } };
}

function withFault(options: CaseOptions, host: Host, { plain, spelled }: SingleFault): Pack {
  const { way, dryRun, number } = host;
  const dry = dryRunIn(options);
  const asked: Change = dry === null || dryRun === null ? {} : { [dry.name]: dryRun };
  const label = `${plain.clause}: ${plain.label}`;
  const twin = plain.twin === undefined ? {} : { twin: plain.twin };
  const control = { control: plain.change, ...twin };
  const own = spelled ?? plain;
  const about: readonly Probe[] = [
    plain,
    ...(spelled === null ? [] : [spelled]),
    // In whatever format it is asked for, a fault is its own clause's matter.
    ...(way.clause === null || way.lay.format !== undefined
      ? []
      : [{ ...plain, ...control, clause: way.clause, label: `${way.label}: ${label}`, lay: way.lay }]),
    ...(dry === null || dryRun === null
      ? []
      : [
          {
            ...plain,
            ...control,
            clause: dryRun === 'true' ? dry.clauses.fail : dry.clauses.off,
            label,
            change: { ...plain.change, ...asked },
          },
        ]),
  ];
  const around = { ...without(options, host.change, own.change), ...asked };
  const whole = toCase(options, {
    ...plain,
    label: `${own.label}, in request ${number} of the opening`,
    change: { ...around, ...own.change },
    lay: way.lay,
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
