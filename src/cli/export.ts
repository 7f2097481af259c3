import { loadContracts } from '../../specs/contracts.ts';
import { tool } from '../engine/summarize.ts';
import { harEntry, harFrame } from '../export/har.ts';
import { openapiOf } from '../export/openapi/openapi.ts';
import { readRecords } from '../results/read-records.ts';
import type { RunHeader } from '../results/run-header.ts';
import { exitCodes } from './exit-code.ts';
import { recordIn } from './record-in.ts';
import { selectContracts } from './select-clauses.ts';

/** What the command line gives. */
export interface ExportOpenapiFlags {
  readonly operation: readonly string[];
}

/** `clausewise export openapi`: the contracts as a document of OpenAPI 3.1. */
export async function exportOpenapiCommand({ operation }: ExportOpenapiFlags): Promise<number> {
  const contracts = selectContracts(await loadContracts(), operation);
  process.stdout.write(`${JSON.stringify(openapiOf(contracts, tool), null, 2)}\n`);
  return exitCodes.conforms;
}

/** `clausewise export har`: the exchanges of a recorded run as a file of HAR 1.2. */
export async function exportHarCommand(place: string): Promise<number> {
  const path = recordIn(place);
  // Only once the footer vouches for the whole is anything in it passed on.
  for await (const _ of readRecords(path));
  let header: RunHeader | null = null;
  let frame: readonly [string, string] = ['', ''];
  let between = '';
  for await (const record of readRecords(path)) {
    if (record.type === 'header') {
      header = record.header;
      frame = harFrame(header);
      process.stdout.write(frame[0]);
    }
    if (record.type !== 'exchange' || header === null) continue;
    process.stdout.write(`${between}\n${JSON.stringify(harEntry(header, record.exchange))}`);
    between = ',';
  }
  process.stdout.write(`${frame[1]}\n`);
  return exitCodes.conforms;
}
