import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CaseSettings, caseFileOf } from './case-file.ts';
import type { Listener } from './event.ts';
import type { RunHeader } from './run-header.ts';

/** Writes each finding of a run that few requests show again to a file of its own in `directory`. */
export function writeCases(directory: string, settings: CaseSettings): Listener {
  let header: RunHeader | null = null;
  return {
    on: (event) => {
      if (event.type === 'started') header = event.header;
      if (event.type !== 'case' || header === null) return;
      const file = caseFileOf(header, settings, event.case);
      mkdirSync(directory, { recursive: true });
      writeFileSync(join(directory, `${event.case.id}.json`), `${JSON.stringify(file, null, 2)}\n`);
    },
  };
}
