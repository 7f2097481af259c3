import type { Replayed } from '../cases/replayed.ts';
import { type Replay, replay } from '../engine/replay/replay.ts';
import { remainsText } from '../ledger/remains-text.ts';
import { renderReplay } from '../report/render-replay.ts';
import type { CaseFile } from '../results/case-file.ts';
import type { Left } from '../results/summary.ts';
import { exitCodes } from './exit-code.ts';
import { findCases } from './find-cases.ts';
import { presentationIn, settingsFromEnvironment, settingsFromOptions } from './given-settings.ts';
import { catchInterruption } from './interruption.ts';
import { keepLedger } from './keep-ledger.ts';
import { knownContracts } from './known-contracts.ts';
import { openDirectory } from './open-directory.ts';
import { prepareRun } from './prepare-run.ts';
import { type ResolvedSettings, resolveSettings } from './resolve-settings.ts';
import { replaySettings } from './run-flags.ts';
import { selectClauses } from './select-clauses.ts';
import type { SettingName } from './settings.ts';
import { colorsIn, columnsIn } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** What the command line gives: these, and settings that take the place of those of the cases. */
export interface ReplayFlags extends Readonly<Record<string, unknown>> {
  readonly clause?: readonly string[];
  readonly out?: string;
  readonly config?: string;
  readonly json?: boolean;
  readonly color?: boolean;
}

/** Where a replay keeps its ledger: a run’s own is left alone. */
const usualDirectory = 'reports/replay';

/** Settings whose variables count as for the run. */
const ofTheConnection: readonly SettingName[] = ['cert', 'key', 'ca', 'insecure', 'rate'];

/** `clausewise replay`: sends cases again and says what came of each; comes to the exit code. */
export async function replayCommand(places: readonly string[], flags: ReplayFlags): Promise<number> {
  const given = await givenIn(flags);
  const files = await chosen(findCases(places), flags.clause ?? []);
  const interruption = catchInterruption((text) => process.stderr.write(`${text}\n`));
  const replayed: Replayed[] = [];
  const left: Left[] = [];
  try {
    for (const alike of groupsOf(files, given)) {
      const told = await replayAlike(alike, flags.out ?? usualDirectory, interruption.signal);
      replayed.push(...told.replayed);
      left.push(...told.left);
    }
  } finally {
    interruption.stop();
  }
  const { color } = presentationIn(flags, process.env);
  const layout = { color: colorsIn(process.stdout, color), columns: columnsIn(process.stdout) };
  const text = flags.json === true ? JSON.stringify(replayed, null, 2) : renderReplay(replayed, layout);
  process.stdout.write(`${text}\n`);
  const remains = remainsText(left, flags.out ?? usualDirectory);
  if (remains !== null) process.stderr.write(`${remains}\n`);
  return exitCodeOfReplay(replayed);
}

/** Settings in place of those of the cases. Where they were sent stands in the cases, whatever a variable says. */
async function givenIn(flags: ReplayFlags): Promise<ResolvedSettings> {
  const { clause: _, out: __, ...others } = flags;
  const layers = [settingsFromOptions(others), settingsFromEnvironment(process.env, ofTheConnection)];
  const { settings, named } = await resolveSettings(layers, process.cwd());
  const own = Object.entries(settings).filter(([name]) => replaySettings.some((it) => it === name));
  return { settings: Object.fromEntries(own), named };
}

/** 1 for any case that fails, 3 for any of which nothing can be told, else 0. */
export function exitCodeOfReplay(replayed: readonly Pick<Replayed, 'verdict'>[]): number {
  const verdicts = replayed.map(({ verdict }) => verdict);
  if (verdicts.some((it) => it === 'still-failing' || it === 'failing-otherwise')) return exitCodes.violates;
  return verdicts.includes('cannot-tell') ? exitCodes.unjudged : exitCodes.conforms;
}

/** Those about clauses that match the patterns, each of a known operation. */
async function chosen(files: readonly CaseFile[], patterns: readonly string[]): Promise<readonly CaseFile[]> {
  const contracts = await knownContracts();
  const clauses = contracts.flatMap((contract) => contract.clauses);
  const unknown = files.find((file) => !contracts.some(({ operation }) => operation === file.case.operation));
  if (unknown !== undefined)
    throw new UsageError(
      `There is no operation ${JSON.stringify(unknown.case.operation)}, which case ${unknown.case.id} is about.`,
      'Replay it with the release that wrote it.',
    );
  const wanted = new Set(selectClauses(clauses, patterns).map(({ id }) => id));
  const kept = patterns.length === 0 ? files : files.filter((file) => wanted.has(file.case.clause));
  if (kept.length > 0) return kept;
  throw new UsageError(
    `None of the ${files.length} cases is about a clause that matches.`,
    `They are about ${[...new Set(files.map((file) => file.case.clause))].join(', ')}.`,
  );
}

/** Cases that are sent again with the same settings. */
interface Alike {
  readonly resolved: ResolvedSettings;
  readonly files: readonly CaseFile[];
}

function groupsOf(files: readonly CaseFile[], { settings, named }: ResolvedSettings): readonly Alike[] {
  const groups = new Map<string, Alike>();
  for (const file of files) {
    const { target, fixture, region, assume, signature, timeout } = file.settings;
    const resolved: ResolvedSettings = {
      named,
      settings: {
        seed: 1,
        signature,
        timeout,
        region: [...region],
        assume: [...assume],
        // Ids of one target are none of another.
        ...(settings.target === undefined && { fixture }),
        ...(target !== null && { target: [...target] }),
        ...settings,
      },
    };
    const key = JSON.stringify(resolved);
    groups.set(key, { resolved, files: [...(groups.get(key)?.files ?? []), file] });
  }
  return [...groups.values()];
}

async function replayAlike(
  { resolved, files }: Alike,
  directory: string,
  signal: AbortSignal,
): Promise<Replay> {
  const cases = files.map((file) => file.case);
  const operation = [...new Set(cases.map((own) => own.operation))];
  const settings = { ...resolved.settings, operation };
  const prepared = await prepareRun({ ...resolved, settings }, process.env);
  try {
    const { lock, ledger } = await openDirectory(prepared, directory, { more: async () => null });
    const kept = keepLedger(ledger);
    try {
      const told = await replay(
        {
          ...prepared.options,
          ledger: kept.ledger,
          signal: AbortSignal.any([signal, kept.signal]),
          listeners: [],
        },
        cases,
      );
      kept.close();
      for (const fault of kept.faults()) process.stderr.write(`${fault}\n`);
      return told;
    } finally {
      lock.release();
    }
  } finally {
    await prepared.close();
  }
}
