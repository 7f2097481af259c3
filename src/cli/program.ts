import { createRequire } from 'node:module';
import { Argument, Command, Option } from 'commander';
import { wrap } from '../report/wrap.ts';
import type { CertifyFlags } from './certify.ts';
import type { CheckExceptionsFlags } from './check-exceptions.ts';
import { type CompareFlags, comparedSettings } from './compare-flags.ts';
import type { ExplainFlags } from './explain.ts';
import type { ExportOpenapiFlags } from './export.ts';
import { guardOptions, repeatable } from './guard-options.ts';
import type { ListFlags } from './list.ts';
import type { MatrixFlags } from './matrix.ts';
import type { MergeFlags } from './merge.ts';
import type { MockFlags } from './mock.ts';
import type { ReplayFlags } from './replay.ts';
import type { RunFlags } from './run.ts';
import { frontFlags, replaySettings, runFlags, runVariables } from './run-flags.ts';
import type { SelftestFlags } from './selftest-flags.ts';
import type { SweepFlags } from './sweep.ts';
import type { VerifyFlags } from './verify.ts';

/** What each command does with its options. */
export interface Commands {
  readonly run: (options: RunFlags) => Promise<void>;
  readonly list: (options: ListFlags) => Promise<void>;
  readonly explain: (id: string, options: ExplainFlags) => Promise<void>;
  readonly mock: (options: MockFlags) => Promise<void>;
  readonly selftest: (options: SelftestFlags) => Promise<void>;
  readonly sweep: (options: SweepFlags) => Promise<void>;
  readonly replay: (places: readonly string[], options: ReplayFlags) => Promise<void>;
  readonly verify: (place: string, options: VerifyFlags) => Promise<void>;
  readonly certify: (place: string, options: CertifyFlags) => Promise<void>;
  readonly check: (file: string) => Promise<void>;
  readonly checkExceptions: (file: string, options: CheckExceptionsFlags) => Promise<void>;
  readonly merge: (places: readonly string[], options: MergeFlags) => Promise<void>;
  readonly compare: (before: string, after: string, options: CompareFlags) => Promise<void>;
  readonly matrix: (places: readonly string[], options: MatrixFlags) => Promise<void>;
  readonly schema: (what: string) => Promise<void>;
  readonly exportOpenapi: (options: ExportOpenapiFlags) => Promise<void>;
  readonly exportHar: (place: string) => Promise<void>;
  readonly completion: (shell: string, program: Command) => Promise<void>;
}

const exitCodeHelp = `
Exit codes:
  0   conforms
  1   at least one violation
  2   wrong usage or configuration
  3   could not be judged: the target cannot be reached, credentials are refused,
      or a must clause is inconclusive or was not run
  70  a fault of clausewise itself`;

const runHelp = `
Credentials come from ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET
and ALIBABA_CLOUD_SECURITY_TOKEN, or else from the official credential chain.
HTTP_PROXY, HTTPS_PROXY and NO_PROXY are kept, and NODE_EXTRA_CA_CERTS names authorities
to trust beside the usual ones. NO_COLOR and FORCE_COLOR are kept as well.

Every option can also be a variable of the environment, with the same values; an option goes
before a variable, and a variable before the configuration file. Lists are separated by blanks,
switches are true or false, and an empty variable counts as not set (CLAUSEWISE_TARGET must not
be empty):
${wrap(runVariables.join(' '), 94)
  .map((line) => `  ${line}`)
  .join('\n')}

Examples:
  clausewise run
  clausewise run --target http://127.0.0.1:8080 --seed 1
  clausewise run --target ecs=https://ecs.example --target alb=https://alb.example --profile quick
  clausewise run --target http://127.0.0.1:8080 --clause '*.Tag.Key.*'
${exitCodeHelp}`;

/** The command line: every command with its options, calling `commands`. Wrong usage throws a CommanderError. */
export function createProgram(commands: Commands): Command {
  const program = new Command('clausewise')
    .description('Holds an endpoint against the documents of a cloud API, clause by clause.')
    .version(version())
    .exitOverride()
    // What is wrong is told by the caller, in one way for every kind of fault.
    .configureOutput({ outputError: () => {} })
    .addHelpText('after', exitCodeHelp);
  addRun(program, commands);
  addList(program, commands);
  addExplain(program, commands);
  addMock(program, commands);
  addSelftest(program, commands);
  addSweep(program, commands);
  addReplay(program, commands);
  addVerify(program, commands);
  addCertify(program, commands);
  addMerge(program, commands);
  addCompare(program, commands);
  addMatrix(program, commands);
  addCheck(program, commands);
  addExceptions(program, commands);
  addSchema(program, commands);
  addExport(program, commands);
  addCompletion(program, commands);
  for (const command of program.commands) {
    if (!command.options.some(({ long }) => long === '--no-color'))
      command.option('--no-color', 'no colours');
    guardOptions(command);
  }
  return program;
}

function addRun(program: Command, { run }: Commands): void {
  const command = program.command('run').description('hold a target against the documents');
  for (const { flags, kind, about } of runFlags) {
    const option = new Option(flags, about);
    command.addOption(kind === 'repeatable' ? repeatable(option) : option);
  }
  for (const { flags, about } of frontFlags) command.option(flags, about);
  command.addHelpText('after', runHelp).action(run);
}

function addList(program: Command, { list }: Commands): void {
  program
    .command('list')
    .description('show every clause: where it is documented and how it is tested')
    .addOption(
      listOption(
        '--operation <pattern>',
        'only operations whose names match this glob (repeatable); !glob leaves out',
      ),
    )
    .addOption(
      listOption(
        '--clause <pattern>',
        'only clauses whose ids match this glob (repeatable); !glob leaves out',
      ),
    )
    .addOption(listOption('--level <level>', 'only must, should or open clauses (repeatable)'))
    .option('--json', 'as JSON')
    .option('--markdown', 'as tables in Markdown')
    .action(list);
}

function addExplain(program: Command, { explain }: Commands): void {
  program
    .command('explain')
    .description('show one clause: the reading, the source, example requests on both sides of the line')
    .argument('<id>', 'the id of the clause, such as CreateThing.Name.length or Name.length')
    .action(explain);
}

function addMock(program: Command, { mock }: Commands): void {
  program
    .command('mock')
    .description('serve the reference endpoint, or a simulated one of any contract beside it')
    .addOption(
      listOption(
        '--operation <pattern>',
        'simulate the operations whose names match this glob from their contracts (repeatable)',
      ),
    )
    .option('--port <n>', 'port to listen on; 0 for any', '0')
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--exposed', 'let it be reached from other machines, with --signature required')
    .option(
      '--signature <how>',
      'required, or optional: unsigned requests are taken, signed ones checked',
      'optional',
    )
    .addOption(listOption('--defect <name>', 'have this defect (repeatable)'))
    .addOption(listOption('--oddity <name>', 'have this oddity (repeatable)'))
    .option('--quota <n>', 'how many security policies there may be (default: 50)')
    .option('--list', 'show every defect and oddity and end')
    .addHelpText(
      'after',
      `
The pair that signatures are checked against comes from ALIBABA_CLOUD_ACCESS_KEY_ID
and ALIBABA_CLOUD_ACCESS_KEY_SECRET. The first line on standard output is
"listening on URL", followed by how each simulated operation is held against its contract;
Ctrl-C ends it.`,
    )
    .action(mock);
}

function addSelftest(program: Command, { selftest }: Commands): void {
  program
    .command('selftest')
    .description('test the tester: what it finds, whom it accuses wrongly and what it fails to judge')
    .addOption(
      listOption(
        '--operation <pattern>',
        'try endpoints simulated from the contracts of these operations, not the reference (repeatable)',
      ),
    )
    .addOption(listOption('--defect <pattern>', 'only defects whose names match this glob (repeatable)'))
    .addOption(listOption('--oddity <pattern>', 'only oddities whose names match this glob (repeatable)'))
    .option('--kind <name>', 'only derived or only natural ones (default: both)')
    .option('--seeds <n>', 'try each endpoint with the seeds 1 to n', '1')
    .option('--pairs <n>', 'endpoints with two defects at once (default: 100, with patterns 0)')
    .addOption(
      repeatable(new Option('--quota <n>', 'policies that endpoints take (repeatable)')).default(
        [],
        '5, 12 and 20, with patterns none',
      ),
    )
    .option('--sample <n>', 'only so many endpoints, of each family its share')
    .option('--profile <name>', 'quick, standard or exhaustive', 'standard')
    .option('--threads <n>', 'threads that work at once', '2')
    .option('--out <dir>', 'where the reports go', 'reports/selftest')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Exit code 1 when a defect that breaks a must clause is missed, or more than 5 % of the
natural ones, when an endpoint without defects is accused, when a clause is accused wrongly
in more than 1 % of the trials, when fewer than 95 % of the trials of defects that break one
clause lose at most two others, or when a trial does not end.`,
    )
    .action(selftest);
}

function addSweep(program: Command, { sweep }: Commands): void {
  program
    .command('sweep')
    .description('delete what a broken-off run left behind')
    .option('--out <dir>', 'where the run wrote its reports (default: reports/latest)')
    .addOption(
      repeatable(
        new Option('--target <where>', 'the target under another URL than the run used (repeatable)'),
      ),
    )
    .option('--signature <version>', 'how requests are signed: v1, v3 or none (default: as in the run)')
    .option('--timeout <ms>', 'time for one request (default: 10000)')
    .option('--cert <file>', 'client certificate for https, as PEM; with --key')
    .option('--key <file>', 'private key of the client certificate, as PEM')
    .option('--ca <file>', 'the only authorities to trust, as PEM')
    .option('--insecure', 'accept any certificate of the target')
    .option('--force', 'sweep although the run still goes on: what it uses is deleted')
    .option('--config <file>', 'file of named targets (default: clausewise.config.{ts,js,json})')
    .addHelpText(
      'after',
      `
A run notes in ledger.ndjson, beside its reports, what it is about to create, what it
created and what it deleted. Only what is noted there is deleted, and what carries a name
of that run; what appeared on the target meanwhile and may be somebody else's is named.
CLAUSEWISE_OUT and the other variables of these options count as for the run,
CLAUSEWISE_TARGET aside: the target is that of the run.

Exit codes: 0 nothing is left; 2 there is no ledger, or the run still goes on; 3 something
is left, or it cannot be known.`,
    )
    .action(sweep);
}

function addReplay(program: Command, { replay }: Commands): void {
  const command = program
    .command('replay')
    .description('send the findings of a run again: fixed, still failing, failing otherwise, or cannot tell')
    .argument('[places...]', 'case files, folders of them, or directories of runs (default: reports/latest)');
  for (const { setting, flags, kind, about } of runFlags) {
    if (setting !== 'clause' && !replaySettings.includes(setting)) continue;
    const option = new Option(flags, about.replace(/ \(default: .*\)$/, ' (default: as in the case)'));
    command.addOption(kind === 'repeatable' ? repeatable(option) : option);
  }
  command
    .addOption(listOption('--from <place>', 'the same as a place (repeatable)'))
    .option('--out <dir>', 'where it notes what it creates, for sweep (default: reports/replay)')
    .option('--config <file>', 'file of named targets (default: clausewise.config.{ts,js,json})')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
A case is sent again to the target of the run that found it, unless --target says otherwise.
What it needs anew, names, tokens and the ids of what it creates, is made anew; what it
creates is deleted.

Exit codes: 0 all are fixed; 1 one is still failing, or failing otherwise; 2 there is no
case; 3 of one nothing can be told.

Examples:
  clausewise replay
  clausewise replay reports/latest/cases/CASE.json --target http://127.0.0.1:8080`,
    )
    .action(
      (places: readonly string[], { from, ...options }: ReplayFlags & { readonly from: readonly string[] }) =>
        replay([...places, ...from], options),
    );
}

function addVerify(program: Command, { verify }: Commands): void {
  program
    .command('verify')
    .description('judge a recorded run again, offline, from its exchanges alone, or check a certificate')
    .argument(
      '[place]',
      'the directory of a run, its results.ndjson, or with --record a certificate',
      'reports/latest',
    )
    .option('--record <file>', 'the record that the certificate is about')
    .option('--key <file>', 'the public key that the certificate is signed with, in PEM')
    .addHelpText(
      'after',
      `
Exit codes: 0 it comes to the same, or the certificate can be relied on; 1 it does not, or
cannot; 2 the record is edited, or no record; 3 the record is broken off, and comes to the
same up to there.`,
    )
    .action(verify);
}

function addCertify(program: Command, { certify }: Commands): void {
  program
    .command('certify')
    .description('write the certificate of a complete run, or say what is missing for one')
    .argument('[place]', 'the directory of a run, or its results.ndjson', 'reports/latest')
    .option('--name <text>', 'whose target it was, and which version of it')
    .option('--seed-by <text>', 'who chose the seed')
    .option('--key <file>', 'the private Ed25519 key, in PEM, that signs it')
    .option('--new-key <file>', 'make a pair of keys, FILE and FILE.pub, and nothing else')
    .option('--out <file>', 'where it goes (default: certificate.json beside the record)')
    .addHelpText(
      'after',
      `
A certificate is an in-toto statement in a DSSE envelope, about a run of profile standard or
exhaustive in which no must clause is violated or could not be judged.

Exit codes: 0 there it is; 2 there is no record or no key; 3 something is missing.`,
    )
    .action(certify);
}

function addCheck(program: Command, { check }: Commands): void {
  program
    .command('check')
    .description('say what is wrong with a contract file, in sentences')
    .argument('<file>', 'JSON, YAML, or a module that exports the contract')
    .addHelpText(
      'after',
      `
docs/authoring.md says how a contract is written.

Exit codes: 0 nothing is wrong; 2 something is, or the file cannot be read.`,
    )
    .action(check);
}

function addExceptions(program: Command, { checkExceptions }: Commands): void {
  program
    .command('exceptions')
    .description('look after a file of known deviations')
    .command('check')
    .description('which entries are expired, stale or match nothing')
    .argument('<file>', 'the file that `run --exceptions` takes')
    .option('--run <dir>', 'also hold the entries against this run')
    .addHelpText(
      'after',
      `
Exit codes: 0 every entry may stay; 1 one is expired, or fails no more or otherwise in the
run; 2 the file cannot be read, or an entry matches no clause.`,
    )
    .action(checkExceptions);
}

function addMerge(program: Command, { merge }: Commands): void {
  program
    .command('merge')
    .description('put the parts of a run together that `run --shard I/N` made')
    .argument('<part...>', 'the directories of all parts')
    .option('--out <dir>', 'where the reports of the whole go', 'reports/merged')
    .option('--compress', 'write the record of the whole as results.ndjson.gz')
    .addHelpText(
      'after',
      `
The parts are judged anew, as one run. Exit codes are those of run; 2 also when the parts
are not all the parts of one run.`,
    )
    .action(merge);
}

function addCompare(program: Command, { compare }: Commands): void {
  const command = program
    .command('compare')
    .description('compare two runs clause by clause: what got worse, better, appeared, went')
    .argument('<before>', 'the directory of the earlier run, or its summary.json; with --targets a URL')
    .argument('<after>', 'the same of the later one')
    .option('--targets', 'run the same requests against two targets, and show where they part');
  for (const { setting, flags, kind, about } of runFlags) {
    if (!comparedSettings.includes(setting)) continue;
    const option = new Option(flags, about);
    command.addOption(kind === 'repeatable' ? repeatable(option) : option);
  }
  command
    .option('--out <dir>', 'where the two runs go, with --targets (default: reports/compare)')
    .option('--json', 'as JSON')
    .option('--markdown', 'as Markdown, for a pull request or a job summary')
    .option('--other-contracts', 'also where the runs were made with different contracts')
    .addHelpText(
      'after',
      `
The options of a run are of use with --targets only.

Exit codes: 0 nothing got worse; 1 something did; 2 there is no such run, or the runs
cannot be compared; 3 one of the targets could not be judged.

Examples:
  clausewise compare reports/october reports/november
  clausewise compare --targets http://127.0.0.1:8080 http://127.0.0.1:8081 --profile quick`,
    )
    .action(compare);
}

function addMatrix(program: Command, { matrix }: Commands): void {
  program
    .command('matrix')
    .description('a page of many runs: clauses down, targets or dates across')
    .argument('<runs...>', 'directories of runs, or their summary.json, in the order of the columns')
    .option('--out <file>', 'where the page goes', 'reports/matrix.html')
    .action((places: readonly string[], options: MatrixFlags) => matrix(places, options));
}

function addSchema(program: Command, { schema }: Commands): void {
  program
    .command('schema')
    .description('the JSON Schema of what is read or written')
    .addArgument(
      new Argument('<what>', 'what it is of').choices(['summary', 'record', 'exceptions', 'contract']),
    )
    .action((what: string) => schema(what));
}

function addExport(program: Command, { exportOpenapi, exportHar }: Commands): void {
  const command = program.command('export').description('contracts and runs in the formats of others');
  command
    .command('openapi')
    .description('the contracts as OpenAPI 3.1, with a list of the clauses that it cannot say')
    .addOption(
      listOption(
        '--operation <pattern>',
        'only operations whose names match this glob (repeatable); !glob leaves out',
      ),
    )
    .action((options: ExportOpenapiFlags) => exportOpenapi(options));
  command
    .command('har')
    .description('the exchanges of a recorded run as HAR 1.2, without anything secret')
    .argument('[place]', 'the directory of a run, or its results.ndjson', 'reports/latest')
    .action((place: string) => exportHar(place));
}

function addCompletion(program: Command, { completion }: Commands): void {
  program
    .command('completion')
    .description('a script by which a shell completes commands and options')
    .addArgument(new Argument('<shell>', 'for which shell').choices(['bash', 'zsh', 'fish']))
    .addHelpText(
      'after',
      `
Examples:
  source <(clausewise completion bash)
  clausewise completion fish > ~/.config/fish/completions/clausewise.fish`,
    )
    .action((shell: string) => completion(shell, program));
}

function listOption(flags: string, about: string): Option {
  return repeatable(new Option(flags, about)).default([], 'none');
}

function version(): string {
  // The package names itself, so that the same line works from the sources and from the compiled files.
  const manifest: unknown = createRequire(import.meta.url)('clausewise/package.json');
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '0';
}
