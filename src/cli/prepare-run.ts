import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadContracts } from '../../specs/contracts.ts';
import type { Contract } from '../contract/contract.ts';
import { noLedger } from '../engine/resources/ledger.ts';
import type { RunOptions } from '../engine/run-options.ts';
import type { ReportOptions } from '../report/finished-run.ts';
import { checkDeclarations } from './check-declarations.ts';
import { openTarget } from './open-target.ts';
import { readTls } from './read-tls.ts';
import { rerunLine } from './rerun-line.ts';
import type { ResolvedSettings } from './resolve-settings.ts';
import { selectClauses, selectContracts } from './select-clauses.ts';

/** A run that is ready to go. */
export interface PreparedRun {
  readonly options: Omit<RunOptions, 'signal' | 'listeners'>;
  /** What reports show beside the events. */
  readonly reports: Required<ReportOptions>;
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
  const all = await loadContracts();
  checkDeclarations(all, Object.keys(settings.fixture ?? {}), settings.assume ?? []);
  const { contracts, clauses } = choose(all, settings.operation ?? [], settings.clause ?? []);
  const embedded = (settings.target ?? []).length === 0;
  const { signature = 'v3', seed = randomInt(2 ** 31) } = settings;
  const tls = await readTls(settings);
  const target = await openTarget({
    target: settings.target ?? [],
    contracts,
    signature,
    timeoutMs: settings.timeout ?? 10_000,
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
      profile: settings.profile ?? 'standard',
      seed,
      cases: settings.cases ?? null,
      regions: settings.region ?? ['cn-hangzhou'],
      fixtures: { ...target.fixtures, ...settings.fixture },
      assumptions: settings.assume ?? [],
      signature,
      concurrency: settings.concurrency ?? 16,
      rate: settings.rate ?? null,
      budget: settings.budget ?? null,
      timeLimitMs: settings.time === undefined ? null : settings.time * 1000,
      strict: settings.strict ?? false,
      maxResources: settings.maxResources ?? 60,
      quotaCap: settings.quotaCap ?? 200,
      send: target.send,
      nonce: target.nonce,
      now: Date.now,
      wait: (milliseconds) => sleep(milliseconds),
      ledger: noLedger,
    },
    reports: {
      products: Object.fromEntries(contracts.map(({ operation, product }) => [operation, product])),
      rerun: (clause) => rerunLine(resolved, seed, clause),
    },
    directory: settings.out ?? 'reports/latest',
    embedded,
    close: target.close,
  };
}

/** The contracts that have a chosen clause, and the ids of those clauses; null when all are chosen. */
function choose(
  all: readonly Contract[],
  operations: readonly string[],
  patterns: readonly string[],
): {
  readonly contracts: readonly Contract[];
  readonly clauses: ReadonlySet<string> | null;
} {
  const contracts = selectContracts(all, operations);
  if (patterns.length === 0) return { contracts, clauses: null };
  const clauses = selectClauses(
    contracts.flatMap((contract) => contract.clauses),
    patterns,
  );
  const concerned = new Set(clauses.map(({ operation }) => operation));
  return {
    contracts: contracts.filter(({ operation }) => concerned.has(operation)),
    clauses: new Set(clauses.map(({ id }) => id)),
  };
}
