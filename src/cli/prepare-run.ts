import { randomInt } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Contract } from '../contract/contract.ts';
import { type LeftOut, leftOutOf } from '../engine/left-out.ts';
import { noLedger } from '../engine/resources/ledger.ts';
import type { RunOptions } from '../engine/run-options.ts';
import type { ReportOptions } from '../report/finished-run.ts';
import { casesFolder } from '../results/case-file.ts';
import { checkDeclarations } from './check-declarations.ts';
import { knownContracts } from './known-contracts.ts';
import { openTarget } from './open-target.ts';
import { readExceptions } from './read-exceptions.ts';
import { readTls } from './read-tls.ts';
import { replayLine, rerunLine } from './rerun-line.ts';
import type { ResolvedSettings } from './resolve-settings.ts';
import { contractsToRun, selectClauses } from './select-clauses.ts';
import { UsageError } from './usage-error.ts';
import { usualRegion } from './usual-region.ts';
import { checkDraft } from './write-exceptions.ts';

/** A run that is ready to go. */
export interface PreparedRun {
  readonly options: Omit<RunOptions, 'signal' | 'listeners'> & Required<Pick<RunOptions, 'rerun'>>;
  /** What reports show beside the events. */
  readonly reports: Required<ReportOptions>;
  /** What is out of scope, by id. */
  readonly leftOut: ReadonlyMap<string, LeftOut>;
  /** Where a draft of exceptions goes; null when none was asked for. */
  readonly draft: string | null;
  /** Where failing cases are kept for the next run; null for nowhere. */
  readonly keptIn: string | null;
  /** Where the reports go. */
  readonly directory: string;
  /** Whether the target ends with the run. */
  readonly embedded: boolean;
  /** Lets go of the target. */
  readonly close: () => Promise<void>;
}

/**
 * Makes a run of settings: loads and chooses contracts and clauses, opens the target. Throws a UsageError or a
 * ClientError when a setting does not fit the contracts or the target.
 */
export async function prepareRun(
  resolved: ResolvedSettings,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<PreparedRun> {
  const { settings } = resolved;
  if (settings.resume !== undefined)
    throw new UsageError('Only `clausewise run` goes on with a run.', 'Leave out --resume.');
  const all = await knownContracts(resolved.config);
  checkDeclarations(all, Object.keys(settings.fixture ?? {}), settings.assume ?? []);
  const contracts = contractsToRun(all, settings.operation ?? []);
  const clauses = choose(contracts, settings.clause ?? []);
  const profile = settings.profile ?? 'standard';
  const leftOut = leftOutOf({ contracts, clauses, profile });
  const embedded = (settings.target ?? []).length === 0;
  const {
    signature = 'v3',
    seed = randomInt(2 ** 31),
    region = [usualRegion],
    timeout = 10_000,
    out: directory = 'reports/latest',
  } = settings;
  if (settings.shard !== undefined && settings.seed === undefined)
    throw new UsageError('--shard takes a --seed.', 'All parts of a run share one seed.');
  if (settings.shard !== undefined && (settings.keptCases ?? 'none') !== 'none')
    throw new UsageError('--shard sends no kept cases.', 'Leave out --kept-cases, or --shard.');
  const tls = await readTls(settings);
  if (settings.writeExceptions !== undefined) checkDraft(settings.writeExceptions);
  const target = await openTarget({
    target: settings.target ?? [],
    contracts: concernedBy(contracts, leftOut),
    known: all,
    signature,
    timeoutMs: timeout,
    tls,
    environment,
  });
  return {
    options: {
      contracts,
      clauses,
      target: target.urls,
      embedded,
      insecure: settings.insecure ?? false,
      profile,
      seed,
      shard: settings.shard ?? null,
      cases: settings.cases ?? null,
      regions: region,
      fixtures: { ...target.fixtures, ...settings.fixture },
      assumptions: settings.assume ?? [],
      signature,
      concurrency: settings.concurrency ?? 16,
      rate: settings.rate ?? null,
      budget: settings.budget ?? null,
      timeLimitMs: settings.time === undefined ? null : settings.time * 1000,
      strict: settings.strict ?? false,
      exceptions: settings.exceptions === undefined ? [] : readExceptions(settings.exceptions, all),
      maxResources: settings.maxResources ?? null,
      quotaCap: settings.quotaCap ?? 200,
      send: target.send,
      nonce: target.nonce,
      now: Date.now,
      wait: (milliseconds) => sleep(milliseconds),
      ledger: noLedger,
      rerun: (clause, id) =>
        id === null
          ? rerunLine(resolved, seed, clause)
          : replayLine(resolved, join(directory, casesFolder, id)),
    },
    reports: {
      products: Object.fromEntries(contracts.map(({ operation, product }) => [operation, product])),
      cases: {
        target: embedded ? null : (settings.target ?? []),
        signature,
        region,
        fixture: settings.fixture ?? {},
        assume: settings.assume ?? [],
        timeout,
      },
      compress: settings.compress ?? false,
    },
    leftOut,
    draft: settings.writeExceptions ?? null,
    // Parts send nothing on top, so that together they are one run.
    keptIn: settings.shard === undefined ? keptIn(directory, settings.keptCases) : null,
    directory,
    embedded,
    close: target.close,
  };
}

/** Beside the directory of the run, so that the next one finds them; those of the run itself go with it. */
function keptIn(directory: string, given: string | undefined): string | null {
  const place = given ?? join(dirname(directory), casesFolder);
  return place === 'none' || resolve(place) === resolve(directory, casesFolder) ? null : place;
}

/** The ids of the chosen clauses; null when all are chosen. */
function choose(contracts: readonly Contract[], patterns: readonly string[]): ReadonlySet<string> | null {
  if (patterns.length === 0) return null;
  const all = contracts.flatMap((contract) => contract.clauses);
  return new Set(selectClauses(all, patterns).map(({ id }) => id));
}

/** The contracts that have something in scope. Throws a UsageError when none has. */
function concernedBy(
  contracts: readonly Contract[],
  leftOut: ReadonlyMap<string, LeftOut>,
): readonly Contract[] {
  const concerned = contracts.filter(({ clauses }) => clauses.some(({ id }) => !leftOut.has(id)));
  if (concerned.length > 0) return concerned;
  throw new UsageError(
    'The profile leaves out every clause that is chosen.',
    'Profile standard leaves out none; `--clause` chooses others.',
  );
}
