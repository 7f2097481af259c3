import type { Credentials } from '../client/credentials.ts';
import { quoted } from '../client/quoted.ts';
import { resolveCredentials } from '../client/resolve-credentials.ts';
import { defects } from '../reference/defects/index.ts';
import { oddities } from '../reference/oddities/index.ts';
import type { Reference, ReferenceOptions } from '../reference/reference-options.ts';
import { startReference } from '../reference/start-reference.ts';
import { wrap } from '../report/wrap.ts';
import { countIn } from './count-in.ts';
import { exitCodes } from './exit-code.ts';
import { nearHint } from './near-names.ts';
import { columnsIn } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** What the command line gives. */
export interface MockFlags {
  readonly port: string;
  readonly host: string;
  readonly signature: string;
  readonly defect: readonly string[];
  readonly oddity: readonly string[];
  readonly quota?: string;
  readonly list?: boolean;
}

/** `clausewise mock`: serves the reference endpoint until it is told to end; comes to the exit code. */
export async function mockCommand(flags: MockFlags): Promise<number> {
  if (flags.list === true) {
    process.stdout.write(`${renderVariations(columnsIn(process.stdout))}\n`);
    return exitCodes.conforms;
  }
  const signature = signatureIn(flags.signature);
  const credentials = await pairToAccept(signature);
  checkNames('defect', flags.defect, defects);
  checkNames('oddity', flags.oddity, oddities);
  const reference = await start({
    port: countIn('--port', flags.port, [0, 65_535], '--port 0 takes any free port.'),
    host: flags.host,
    signature,
    ...(credentials !== null && { credentials }),
    defects: flags.defect,
    oddities: flags.oddity,
    ...(flags.quota !== undefined && {
      quota: countIn(
        '--quota',
        flags.quota,
        [0, 1_000_000],
        'It says how many security policies there may be.',
      ),
    }),
  });
  // Heard from here on, so that who has read the line can rely on it.
  const ended = new Promise<void>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve());
  });
  process.stdout.write(`listening on ${reference.url}\n`);
  await ended;
  await reference.close();
  return exitCodes.conforms;
}

function signatureIn(text: string): 'required' | 'optional' {
  if (text === 'required' || text === 'optional') return text;
  throw new UsageError(
    `--signature: expected required or optional, received ${quoted(text)}.`,
    'required refuses unsigned requests; optional takes them and checks those that are signed.',
  );
}

/** The pair from the environment; null when there is none and none is needed. */
async function pairToAccept(signature: 'required' | 'optional'): Promise<Credentials | null> {
  const resolution = await resolveCredentials({
    targets: [],
    readChain: async () => null,
  });
  if (resolution.credentials !== null && resolution.source === 'environment') return resolution.credentials;
  if (signature === 'optional') return null;
  throw new UsageError(
    'With --signature required there has to be a pair to check signatures against.',
    'Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET to any texts.',
  );
}

function checkNames(
  kind: string,
  asked: readonly string[],
  known: readonly { readonly name: string }[],
): void {
  const names = known.map(({ name }) => name);
  const unknown = asked.find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new UsageError(
    `The reference endpoint has no ${kind} ${quoted(unknown)}.`,
    nearHint(unknown, names, `\`clausewise mock --list\` shows every ${kind}.`),
  );
}

/** Every defect and oddity with what it does. */
function renderVariations(columns: number): string {
  const section = (title: string, variations: typeof defects) => [
    title,
    ...variations.flatMap(({ name, about, reason }) => [
      `  ${name}`,
      ...wrap(reason === undefined ? about : `${about}. ${reason}`, columns - 6).map(
        (line) => `      ${line}`,
      ),
    ]),
  ];
  return [
    ...section('Defects: ways to contradict the documents', defects),
    '',
    ...section('Oddities: ways to differ from the reference within the documents', oddities),
  ].join('\n');
}

const listenFaults: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken',
  EACCES: 'may not be used by this user',
  EADDRNOTAVAIL: 'is not on this machine',
  ENOTFOUND: 'is not known',
};

async function start(options: ReferenceOptions): Promise<Reference> {
  try {
    return await startReference(options);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const fault = listenFaults[code];
    if (fault === undefined) throw error;
    const subject =
      code.startsWith('EADDRIN') || code === 'EACCES' ? `Port ${options.port}` : `Host ${options.host}`;
    throw new UsageError(
      `${subject} ${fault}.`,
      '--port 0 takes any free port, and --host defaults to 127.0.0.1.',
    );
  }
}
