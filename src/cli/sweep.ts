import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Contract } from '../contract/contract.ts';
import { thisProcess } from '../ledger/holder.ts';
import { LedgerError } from '../ledger/ledger-error.ts';
import type { LedgerRun } from '../ledger/ledger-run.ts';
import { type Lock, takeLock } from '../ledger/lock.ts';
import { renderSweep } from '../ledger/render-sweep.ts';
import { type Connection, type SweptRun, sweepLedger } from '../ledger/sweep-ledger.ts';
import { exitCodes } from './exit-code.ts';
import { settingsFromEnvironment, settingsFromOptions } from './given-settings.ts';
import { knownContracts } from './known-contracts.ts';
import { openTarget } from './open-target.ts';
import { readTls } from './read-tls.ts';
import { resolveSettings } from './resolve-settings.ts';
import type { SettingName, Settings } from './settings.ts';
import { targetsOf } from './targets-of.ts';
import { columnsIn } from './terminal.ts';

/** What the command line gives: settings of the run that is swept behind. */
export interface SweepFlags extends Readonly<Record<string, unknown>> {
  readonly config?: string;
  /** Whether to sweep although the run goes on. */
  readonly force?: boolean;
}

/** What a sweep depends on besides its settings. */
export interface SweepWorld {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Settings whose variables count as for the run. Which target it was stands in the ledger. */
const ofTheRun: readonly SettingName[] = ['out', 'signature', 'timeout', 'cert', 'key', 'ca', 'insecure'];

/** `clausewise sweep`: deletes what broken-off runs left behind; comes to the exit code. */
export async function sweepCommand(options: SweepFlags): Promise<number> {
  const world = { environment: process.env, wait: (milliseconds: number) => sleep(milliseconds) };
  const { text, code } = await sweepBehind(options, world);
  process.stdout.write(`${text}\n`);
  return code;
}

/** Deletes what broken-off runs left behind; comes to what is told of it and to the exit code. */
export async function sweepBehind(
  options: SweepFlags,
  world: SweepWorld,
): Promise<{ readonly text: string; readonly code: number }> {
  const layers = [settingsFromOptions(options), settingsFromEnvironment(world.environment, ofTheRun)];
  const { settings } = await resolveSettings(layers, process.cwd());
  const contracts = await knownContracts();
  const directory = settings.out ?? 'reports/latest';
  const lock = options.force === true || !existsSync(directory) ? null : lockFor(directory);
  let runs: readonly SweptRun[];
  try {
    runs = await sweepLedger(directory, (ledgerRun) => connect(ledgerRun, settings, contracts, world));
  } finally {
    lock?.release();
  }
  const isClean = runs.every(({ left }) => left.length === 0);
  return {
    text: renderSweep(runs, columnsIn(process.stdout)),
    code: isClean ? exitCodes.conforms : exitCodes.unjudged,
  };
}

/** Keeps runs and other sweeps away. Throws a LedgerError when one of them goes on. */
function lockFor(directory: string): Lock {
  const startedAt = new Date().toISOString();
  try {
    return takeLock(directory, thisProcess({ what: 'sweep', startedAt, target: [] }));
  } catch (error) {
    if (!(error instanceof LedgerError))
      throw new LedgerError(
        `Nothing can be written to ${directory}: ${error instanceof Error ? error.message : String(error)}.`,
        'What a sweep finds out is put down there; see to it that it can be.',
      );
    throw new LedgerError(
      error.message,
      'What a run that goes on created is in use. Wait for it, or sweep all the same with --force.',
    );
  }
}

async function connect(
  ledgerRun: LedgerRun,
  settings: Settings,
  contracts: readonly Contract[],
  { environment, wait }: SweepWorld,
): Promise<Connection> {
  const { header } = ledgerRun;
  const concerned = contracts.filter(({ product }) => product in header.target);
  const signature = settings.signature ?? header.signature;
  const target = settings.target ?? targetsOf(header.target);
  const { send, close } = await openTarget({
    target,
    contracts: concerned,
    known: contracts,
    signature,
    timeoutMs: settings.timeout ?? 10_000,
    tls: await readTls({ ...settings, target }),
    environment,
  });
  return { contracts, signature, send, close, now: Date.now, wait };
}
