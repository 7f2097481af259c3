import { setTimeout as sleep } from 'node:timers/promises';
import { loadContracts } from '../../specs/contracts.ts';
import type { Contract } from '../contract/contract.ts';
import type { Chapter } from '../ledger/chapter.ts';
import { renderSweep } from '../ledger/render-sweep.ts';
import { type Connection, sweepLedger } from '../ledger/sweep-ledger.ts';
import { exitCodes } from './exit-code.ts';
import { settingsFromEnvironment, settingsFromOptions } from './given-settings.ts';
import { openTarget } from './open-target.ts';
import { readTls } from './read-tls.ts';
import { resolveSettings } from './resolve-settings.ts';
import type { SettingName, Settings } from './settings.ts';
import { columnsIn } from './terminal.ts';

/** What the command line gives: settings of the run that is swept behind. */
export interface SweepFlags extends Readonly<Record<string, unknown>> {
  readonly config?: string;
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
  const contracts = await loadContracts();
  const runs = await sweepLedger(settings.out ?? 'reports/latest', (chapter) =>
    connect(chapter, settings, contracts, world),
  );
  const isClean = runs.every(({ left }) => left.length === 0);
  return {
    text: renderSweep(runs, columnsIn(process.stdout)),
    code: isClean ? exitCodes.conforms : exitCodes.unjudged,
  };
}

async function connect(
  chapter: Chapter,
  settings: Settings,
  contracts: readonly Contract[],
  { environment, wait }: SweepWorld,
): Promise<Connection> {
  const { header } = chapter;
  const concerned = contracts.filter(({ product }) => product in header.target);
  const signature = settings.signature ?? header.signature;
  const target = settings.target ?? targetsOf(header.target);
  const { send, close } = await openTarget({
    target,
    contracts: concerned,
    signature,
    timeoutMs: settings.timeout ?? 10_000,
    tls: await readTls({ ...settings, target }),
    environment,
  });
  return { contracts, signature, send, close, now: Date.now, wait };
}

/** One URL for all products, where the run had one. */
function targetsOf(target: Readonly<Record<string, string>>): readonly string[] {
  const [first, ...others] = [...new Set(Object.values(target))];
  if (first !== undefined && others.length === 0) return [first];
  return Object.entries(target).map(([product, url]) => `${product}=${url}`);
}
