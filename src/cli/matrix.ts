import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { loadContracts } from '../../specs/contracts.ts';
import { matrixOf } from '../matrix/matrix.ts';
import { renderMatrixPage } from '../matrix/render-matrix-page.tsx';
import { counted } from '../report/words.ts';
import { writeWholeFile } from '../report/write-whole-file.ts';
import { exitCodes } from './exit-code.ts';
import { readSummary } from './read-summary.ts';
import { statsOf } from './stats-of.ts';
import { UsageError } from './usage-error.ts';

/** What the command line gives. */
export interface MatrixFlags {
  readonly out: string;
}

/** `clausewise matrix`: a page with the clauses down and the runs across. */
export async function matrixCommand(places: readonly string[], { out }: MatrixFlags): Promise<number> {
  const runs = places.map((place) => ({ summary: readSummary(place), report: reportOf(place, out) }));
  const contracts = await loadContracts();
  const matrix = matrixOf(
    runs,
    contracts.flatMap(({ clauses }) => clauses),
  );
  try {
    mkdirSync(dirname(out), { recursive: true });
    await writeWholeFile(out, renderMatrixPage(matrix));
  } catch (error) {
    throw new UsageError(
      `The page cannot be written to ${out}: ${error instanceof Error ? error.message : String(error)}.`,
      'Give a file that can be written to with --out.',
    );
  }
  const changing = matrix.rows.filter(({ changes }) => changes).length;
  process.stdout.write(
    `${counted(matrix.rows.length, 'clause')} in ${counted(runs.length, 'run')}, ${changing} not the same in all: ${out}\n`,
  );
  return exitCodes.conforms;
}

/** Where the report of a run is, as the page links to it; null where there is none. */
function reportOf(place: string, out: string): string | null {
  const report = join(statsOf(place)?.isDirectory() ? place : dirname(place), 'report.html');
  if (!existsSync(report)) return null;
  const parts = relative(dirname(resolve(out)), resolve(report)).split(sep);
  return parts.map((part) => (part === '..' ? part : encodeURIComponent(part))).join('/');
}
