import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptId } from '../cases/kept-id.ts';
import { sendingsNeeded } from '../cases/sendings-needed.ts';
import {
  type CaseFile,
  CaseFileError,
  type CaseSettings,
  caseFileName,
  caseFileOf,
  readCaseFile,
} from './case-file.ts';
import type { Listener } from './event.ts';
import type { RunHeader } from './run-header.ts';
import type { Summary } from './summary.ts';

/** What is kept of earlier runs. */
export interface Kept {
  readonly files: readonly CaseFile[];
  /** A sentence about each file that cannot be read. */
  readonly faults: readonly string[];
}

/** The cases in `directory` that failed on the target of `settings`; none where there is no such directory. */
export function readKeptCases(directory: string, { target }: CaseSettings): Kept {
  const own = JSON.stringify(target);
  const files: CaseFile[] = [];
  const { names, faults } = listingOf(directory);
  for (const name of names.filter((it) => caseFileName.test(it)).toSorted()) {
    try {
      const file = readCaseFile(join(directory, name));
      if (JSON.stringify(file.settings.target) === own) files.push(file);
    } catch (error) {
      if (!(error instanceof CaseFileError)) throw error;
      faults.push(error.message);
    }
  }
  return { files, faults };
}

interface Listing {
  readonly names: readonly string[];
  readonly faults: string[];
}

function listingOf(directory: string): Listing {
  try {
    return { names: readdirSync(directory), faults: [] };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if ('code' in error && error.code === 'ENOENT') return { names: [], faults: [] };
    return { names: [], faults: [`The kept cases in ${directory} cannot be read: ${error.message}.`] };
  }
}

/**
 * Keeps what fails in a run in `directory`, one file a case. Of `kept`, what was kept before, a case that is answered as it
 * must be notes that run, and goes once that was so in as many runs as it takes to be sure.
 */
export function keepCases(directory: string, settings: CaseSettings, kept: readonly CaseFile[]): Listener {
  let header: RunHeader | null = null;
  const failing = new Map<string, CaseFile>();
  const told = new Set<string>();
  const write = (file: CaseFile): void => {
    mkdirSync(directory, { recursive: true });
    writeFileSync(pathOf(directory, file), `${JSON.stringify(file, null, 2)}\n`);
  };
  const finish = ({ clauses, startedAt }: Summary): void => {
    const conforming = new Set(clauses.filter(({ outcome }) => outcome === 'conforms').map(({ id }) => id));
    for (const file of failing.values()) write(file);
    for (const file of kept) {
      const { id, clause, sendings } = file.case;
      if (failing.has(id) || !conforming.has(clause)) continue;
      if (sendings.kind !== 'refusals' && !told.has(keptId(file.case))) continue;
      const fixedIn = [...(file.fixedIn ?? []), startedAt];
      if (fixedIn.length < sendingsNeeded(file.case)) write({ ...file, fixedIn });
      else rmSync(pathOf(directory, file), { force: true });
    }
  };
  return {
    on: (event) => {
      if (event.type === 'started') header = event.header;
      if (event.type === 'case' && header !== null)
        failing.set(event.case.id, caseFileOf(header, settings, event.case));
      if (event.type === 'claim')
        for (const { case: id, verdict } of event.evidence)
          if (verdict === 'kept' || verdict === 'moot') told.add(id);
      if (event.type === 'finished') finish(event.summary);
    },
  };
}

function pathOf(directory: string, file: CaseFile): string {
  return join(directory, `${file.case.id}.json`);
}
