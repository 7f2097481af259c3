import type { Credentials } from '../client/credentials.ts';
import { quoted } from '../client/quoted.ts';
import { resolveCredentials } from '../client/resolve-credentials.ts';
import type { Contract } from '../contract/contract.ts';
import { nearHint } from '../contract/near-names.ts';
import { defects } from '../reference/defects/index.ts';
import { oddities } from '../reference/oddities/index.ts';
import { wrap } from '../report/wrap.ts';
import { fixturesOf } from '../simulator/fixtures-of.ts';
import type { Flaw } from '../simulator/flaws/flaw.ts';
import { flawsOf } from '../simulator/flaws/flaws-of.ts';
import { checkExposure } from './check-exposure.ts';
import { countIn } from './count-in.ts';
import { exitCodes } from './exit-code.ts';
import { knownContracts } from './known-contracts.ts';
import { selectContracts } from './select-clauses.ts';
import { startMock } from './start-mock.ts';
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
  readonly operation: readonly string[];
  readonly exposed?: boolean;
  readonly list?: boolean;
}

/** `clausewise mock`: serves the reference endpoint, and simulated ones beside it, until it is told to end; comes to the exit code. */
export async function mockCommand(flags: MockFlags): Promise<number> {
  const contracts =
    flags.operation.length === 0 ? [] : selectContracts(await knownContracts(), flags.operation);
  const flaws = contracts.flatMap(flawsOf);
  if (flags.list === true) {
    const columns = columnsIn(process.stdout);
    const text = contracts.length > 0 ? renderFlaws(flaws, columns) : renderVariations(columns);
    process.stdout.write(`${text}\n`);
    return exitCodes.conforms;
  }
  const signature = signatureIn(flags.signature);
  checkExposure({ host: flags.host, signature, isExposed: flags.exposed === true });
  const credentials = await pairToAccept(signature);
  checkNames('defect', flags.defect, [...defects, ...flaws]);
  checkNames('oddity', flags.oddity, oddities);
  const endpoint = await startMock({
    contracts,
    port: countIn('--port', flags.port, [0, 65_535], '--port 0 takes any free port.'),
    host: flags.host,
    signature,
    ...(credentials !== null && { credentials }),
    defects: flags.defect.filter((name) => defects.some((it) => it.name === name)),
    flaws: flags.defect.filter((name) => flaws.some((it) => it.name === name)),
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
  process.stdout.write(
    [`listening on ${endpoint.url}`, ...contracts.map((it) => callFor(it, endpoint.url))]
      .map((it) => `${it}\n`)
      .join(''),
  );
  await ended;
  await endpoint.close();
  return exitCodes.conforms;
}

/** How the endpoint of a contract is held against it. */
function callFor(contract: Contract, url: string): string {
  const fixtures = Object.entries(fixturesOf(contract)).map(([name, id]) => ` --fixture ${name}=${id}`);
  return `clausewise run --operation ${contract.operation} --target ${url}${fixtures.join('')}`;
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

/** Every flaw that simulated endpoints can have, with the clauses that it breaks. */
function renderFlaws(flaws: readonly Flaw[], columns: number): string {
  return flaws
    .flatMap(({ name, about, clauses }) => [
      `  ${name}`,
      ...wrap(`${about}; breaks ${clauses.join(', ')}`, columns - 6).map((line) => `      ${line}`),
    ])
    .join('\n');
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
