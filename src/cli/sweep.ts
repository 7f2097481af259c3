import { setTimeout as sleep } from 'node:timers/promises';
import { loadContracts } from '../../specs/contracts.ts';
import type { Contract } from '../contract/contract.ts';
import type { Chapter } from '../ledger/chapter.ts';
import { renderSweep } from '../ledger/render-sweep.ts';
import { type Connection, sweepLedger } from '../ledger/sweep-ledger.ts';
import { exitCodes } from './exit-code.ts';
import { settingsFromOptions } from './given-settings.ts';
import { openTarget } from './open-target.ts';
import { resolveSettings } from './resolve-settings.ts';
import type { Settings } from './settings.ts';
import { columnsIn } from './terminal.ts';

/** What the command line gives: settings of the run that is swept behind. */
export interface SweepFlags extends Readonly<Record<string, unknown>> {
  readonly config?: string;
}

/** `clausewise sweep`: deletes what broken-off runs left behind; comes to the exit code. */
export async function sweepCommand(options: SweepFlags): Promise<number> {
  const { settings } = await resolveSettings(settingsFromOptions(options), options.config, process.cwd());
  const contracts = await loadContracts();
  const runs = await sweepLedger(settings.out ?? 'reports/latest', (chapter) =>
    connect(chapter, settings, contracts),
  );
  process.stdout.write(`${renderSweep(runs, columnsIn(process.stdout))}\n`);
  return runs.every(({ left, unknown }) => left.length + unknown.length === 0)
    ? exitCodes.conforms
    : exitCodes.unjudged;
}

async function connect(
  chapter: Chapter,
  settings: Settings,
  contracts: readonly Contract[],
): Promise<Connection> {
  const { header } = chapter;
  const concerned = contracts.filter(({ product }) => product in header.target);
  const signature = settings.signature ?? header.signature;
  const { send, close } = await openTarget({
    target: settings.target ?? targetsOf(header.target),
    contracts: concerned,
    signature,
    timeoutMs: settings.timeout ?? 10_000,
    environment: process.env,
  });
  return { contracts, signature, send, close, now: Date.now, wait: (milliseconds) => sleep(milliseconds) };
}

/** One URL for all products, where the run had one. */
function targetsOf(target: Readonly<Record<string, string>>): readonly string[] {
  const [first, ...others] = [...new Set(Object.values(target))];
  if (first !== undefined && others.length === 0) return [first];
  return Object.entries(target).map(([product, url]) => `${product}=${url}`);
}
