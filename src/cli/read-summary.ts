import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZodError } from 'zod';
import { quoted } from '../client/quoted.ts';
import type { Summary } from '../results/summary.ts';
import { parseSummary } from '../results/summary-schema.ts';
import { statsOf } from './stats-of.ts';
import { UsageError } from './usage-error.ts';

/** The summary at `place`: the directory of a run or its summary.json. Throws a UsageError where there is none. */
export function readSummary(place: string): Summary {
  const path = pathIn(place);
  try {
    return parseSummary(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new UsageError(
      `${path} is no summary of a run: ${reasonOf(error)}.`,
      'A run writes its summary.json when it ends; run it again if it was broken off.',
    );
  }
}

function pathIn(place: string): string {
  const path = statsOf(place)?.isDirectory() ? join(place, 'summary.json') : place;
  if (statsOf(path)?.isFile()) return path;
  throw new UsageError(
    `There is no summary of a run at ${quoted(place)}.`,
    'Give the directory that a run wrote its reports to, or its summary.json.',
  );
}

function reasonOf(error: unknown): string {
  if (error instanceof ZodError) {
    const [issue] = error.issues;
    return `${issue?.path.join('.') || 'the whole'} is not as it should be`;
  }
  return error instanceof SyntaxError ? 'it is not JSON' : 'it cannot be read';
}
