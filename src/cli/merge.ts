import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Contract } from '../contract/contract.ts';
import { mergeParts } from '../merge/merge-parts.ts';
import { misfitsOf } from '../merge/misfits.ts';
import type { Part } from '../merge/part.ts';
import { createReporters } from '../report/create-reporters.ts';
import { renderSummary } from '../report/render-summary.ts';
import { casesFolder } from '../results/case-file.ts';
import { readRecords } from '../results/read-records.ts';
import type { RecordsFooter } from '../results/record.ts';
import type { RunHeader } from '../results/run-header.ts';
import { exitCodeOf, exitCodes } from './exit-code.ts';
import { guardListeners } from './guard-listeners.ts';
import { knownContracts } from './known-contracts.ts';
import { readSummary } from './read-summary.ts';
import { recordIn } from './record-in.ts';
import { shellWord } from './rerun-line.ts';
import { colorsIn, columnsIn } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** What the command line gives. */
export interface MergeFlags {
  readonly out?: string;
  readonly compress?: boolean;
  readonly color?: boolean;
}

/** `clausewise merge`: puts the parts of a run together; the exit code is that of the whole. */
export async function mergeCommand(places: readonly string[], flags: MergeFlags): Promise<number> {
  const { out = 'reports/merged', compress = false, color } = flags;
  const [first, ...others] = await inOrder(places);
  if (first === undefined) throw new UsageError('There is no part.', hint);
  const parts = [first, ...others] as const;
  const misfits = misfitsOf(parts);
  if (misfits.length > 0) throw new UsageError(misfits.join('\n'), hint);
  if (parts.some(({ record }) => resolve(dirname(record)) === resolve(out)))
    throw new UsageError(
      `${out} is the directory of a part.`,
      'Give another one with --out: the parts are kept.',
    );
  const contracts = chosenIn(first.header, await knownContracts());
  const products = Object.fromEntries(contracts.map(({ operation, product }) => [operation, product]));
  const guarded = guardListeners(await createReporters(out, { products, compress }));
  const rerun = (clause: string, id: string | null): string => rerunIn(parts, clause, id);
  const summary = await mergeParts(parts, { contracts, listeners: guarded.listeners, rerun });
  const faults = await guarded.close();
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  const layout = { color: colorsIn(process.stdout, color), columns: columnsIn(process.stdout) };
  const clauses = contracts.flatMap((contract) => contract.clauses);
  process.stdout.write(`${renderSummary(summary, clauses, { ...layout, directory: out, compress })}\n`);
  const code = exitCodeOf(summary);
  return code === exitCodes.conforms && faults.length > 0 ? exitCodes.fault : code;
}

const hint = 'Name the directories of all parts of one run: `clausewise run --shard I/N --seed S --out DIR`.';

async function inOrder(places: readonly string[]): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (const place of places) parts.push(await readPart(place));
  return parts.sort((one, other) => (one.header.shard?.index ?? 0) - (other.header.shard?.index ?? 0));
}

/** Reads what a part says of itself; its record is whole when this comes back. */
async function readPart(place: string): Promise<Part> {
  const record = recordIn(place);
  let header: RunHeader | undefined;
  let footer: RecordsFooter | undefined;
  for await (const line of readRecords(record)) {
    if (line.type === 'header') header = line.header;
    if (line.type === 'footer') footer = line.footer;
  }
  if (header === undefined || footer === undefined) throw new UsageError(`${place} is no part.`, hint);
  const { complete, requests, durationMs } = footer;
  const { left } = readSummary(dirname(record));
  return { place, record, header, complete, requests, durationMs, left };
}

function chosenIn(header: RunHeader, all: readonly Contract[]): readonly Contract[] {
  return header.contracts.map(({ operation }) => {
    const contract = all.find((it) => it.operation === operation);
    if (contract !== undefined) return contract;
    throw new UsageError(
      `There is no contract of ${operation} here.`,
      'Merge with the version that ran the parts.',
    );
  });
}

/** The case of a part where it wrote one; a run of the clause otherwise. */
function rerunIn(parts: readonly Part[], clause: string, id: string | null): string {
  const files = parts.map(({ record }) => join(dirname(record), casesFolder, `${id}.json`));
  const file = id === null ? undefined : files.find((it) => existsSync(it));
  const seed = String(parts[0]?.header.seed ?? 0);
  const words = file === undefined ? ['run', '--clause', clause, '--seed', seed] : ['replay', file];
  return ['npx', 'clausewise', ...words].map(shellWord).join(' ');
}
