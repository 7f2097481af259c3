import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type ReplayCase, replayCaseSchema } from '../cases/replay-case.ts';
import type { RunHeader } from './run-header.ts';

/** The layout of case files; raised when a reader of the old one would misread the new. */
export const caseVersion = 1;

/** Where a run keeps its cases, in the directory of its reports. */
export const casesFolder = 'cases';

/** The name of a file with a case: the case’s id. */
export const caseFileName = /^[\w.-]+-[0-9a-f]{10}\.json$/;

const texts = z.array(z.string()).readonly();

/** What is sent again depends on these settings of the run. */
const settings = z
  .strictObject({
    /** URLs as they were given; null for the embedded reference endpoint. */
    target: texts.nullable(),
    signature: z.enum(['v1', 'v3', 'none']),
    region: texts,
    fixture: z.record(z.string(), z.string()).readonly(),
    assume: texts,
    timeout: z.int().min(1),
  })
  .readonly();

export type CaseSettings = z.output<typeof settings>;

const caseFileSchema = z
  .strictObject({
    type: z.literal('clausewise-case'),
    version: z.literal(caseVersion),
    /** The run that found it. */
    found: z
      .strictObject({
        tool: z.strictObject({ name: z.string(), version: z.string() }).readonly(),
        startedAt: z.string(),
        profile: z.string(),
        seed: z.int(),
      })
      .readonly(),
    settings,
    /** When runs began in which it was sent first and answered as it must be; only of kept cases. */
    fixedIn: texts.exactOptional(),
    case: replayCaseSchema,
  })
  .readonly();

const headSchema = z.looseObject({ type: z.unknown(), version: z.unknown() });

/** `OUT/cases/ID.json`: a finding with all that it takes to send it again. */
export type CaseFile = z.output<typeof caseFileSchema>;

/** What a run writes of a case that it found. */
export function caseFileOf(
  { tool, startedAt, profile, seed }: RunHeader,
  settings: CaseSettings,
  own: ReplayCase,
): CaseFile {
  return {
    type: 'clausewise-case',
    version: caseVersion,
    found: { tool: { name: tool.name, version: tool.version }, startedAt, profile, seed },
    settings,
    case: own,
  };
}

/** A file that holds no case: one sentence, and what to do about it. */
export class CaseFileError extends Error {
  override readonly name = 'CaseFileError';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/** The case in the file at `path`. Throws a CaseFileError when it holds none. */
export function readCaseFile(path: string): CaseFile {
  const content = parsed(path);
  const { type, version } = headSchema.safeParse(content).data ?? { type: null, version: null };
  if (type !== 'clausewise-case')
    throw new CaseFileError(
      `${path} holds no case.`,
      'Give a file from the folder cases of a run’s reports.',
    );
  if (version !== caseVersion)
    throw new CaseFileError(
      `${path} is in version ${String(version)} of the format, expected ${caseVersion}.`,
      'Replay it with the release that wrote it.',
    );
  const checked = caseFileSchema.safeParse(content);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new CaseFileError(
    `${path} is not as it was written: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`,
    'Take the file from the run again.',
  );
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CaseFileError(`${path} cannot be read as JSON: ${reason}.`, 'Give a case that a run wrote.');
  }
}
