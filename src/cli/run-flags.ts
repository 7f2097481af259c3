import type { SettingName } from './settings.ts';
import { usualRegion } from './usual-region.ts';

/** How a flag's text is read: repeatable ones are lists. */
export type FlagKind = 'repeatable' | 'text' | 'number' | 'switch';

/** A setting of a run as an option on the command line and as a variable of the environment. */
export interface RunFlag {
  readonly setting: SettingName;
  readonly kind: FlagKind;
  /** As on the command line, with the placeholder of its value. */
  readonly flags: string;
  readonly about: string;
}

/** Every setting that a run takes, in the order of the help. */
export const runFlags: readonly RunFlag[] = [
  {
    setting: 'target',
    kind: 'repeatable',
    flags: '--target <where>',
    about:
      'URL, product=URL (repeatable), or a name from the configuration file (default: the embedded reference endpoint)',
  },
  {
    setting: 'operation',
    kind: 'repeatable',
    flags: '--operation <pattern>',
    about: 'only operations whose names match this glob (repeatable); !glob leaves out',
  },
  {
    setting: 'clause',
    kind: 'repeatable',
    flags: '--clause <pattern>',
    about: 'only clauses whose ids match this glob (repeatable); !glob leaves out',
  },
  {
    setting: 'profile',
    kind: 'text',
    flags: '--profile <name>',
    about:
      'quick (both sides of each line, at most 200 requests), standard, or exhaustive (finite spaces in full) (default: standard)',
  },
  {
    setting: 'seed',
    kind: 'number',
    flags: '--seed <n>',
    about: 'the same seed sends the same requests, kept cases aside (default: random, and always printed)',
  },
  {
    setting: 'shard',
    kind: 'text',
    flags: '--shard <I/N>',
    about: 'only part I of N; `clausewise merge` puts the parts together',
  },
  {
    setting: 'cases',
    kind: 'number',
    flags: '--cases <n>',
    about: 'random cases a clause and side (default: by profile)',
  },
  {
    setting: 'region',
    kind: 'repeatable',
    flags: '--region <id>',
    about: `region to work in; a second serves clauses about regions (repeatable) (default: ${usualRegion})`,
  },
  {
    setting: 'fixture',
    kind: 'repeatable',
    flags: '--fixture <Name=value>',
    about: 'an id that exists on the target, such as VpcId or ResourceGroupId (repeatable)',
  },
  {
    setting: 'assume',
    kind: 'repeatable',
    flags: '--assume <property>',
    about: 'a declared property of the target: vpc-only (repeatable)',
  },
  {
    setting: 'signature',
    kind: 'text',
    flags: '--signature <version>',
    about: 'how requests are signed: v1, v3 or none (default: v3)',
  },
  {
    setting: 'cert',
    kind: 'text',
    flags: '--cert <file>',
    about: 'client certificate for https, as PEM; with --key',
  },
  {
    setting: 'key',
    kind: 'text',
    flags: '--key <file>',
    about: 'private key of the client certificate, as PEM',
  },
  {
    setting: 'ca',
    kind: 'text',
    flags: '--ca <file>',
    about: 'the only authorities to trust, as PEM (NODE_EXTRA_CA_CERTS adds to the usual ones)',
  },
  {
    setting: 'insecure',
    kind: 'switch',
    flags: '--insecure',
    about: 'accept any certificate of the target; every result says so',
  },
  {
    setting: 'concurrency',
    kind: 'number',
    flags: '--concurrency <n>',
    about: 'requests at once (default: 16)',
  },
  {
    setting: 'rate',
    kind: 'number',
    flags: '--rate <n>',
    about: 'requests a second (default: as many as the target takes)',
  },
  {
    setting: 'timeout',
    kind: 'number',
    flags: '--timeout <ms>',
    about: 'time for one request (default: 10000)',
  },
  {
    setting: 'budget',
    kind: 'number',
    flags: '--budget <n>',
    about: 'start nothing new after so many requests; what is left is not run',
  },
  {
    setting: 'time',
    kind: 'number',
    flags: '--time <seconds>',
    about: 'start nothing new after so long; what is left is not run',
  },
  {
    setting: 'quotaCap',
    kind: 'number',
    flags: '--quota-cap <n>',
    about: 'resources to create at most in search of a limit that is not documented (default: 200)',
  },
  {
    setting: 'maxResources',
    kind: 'number',
    flags: '--max-resources <n>',
    about:
      'resources of one operation alive at once, quota clauses aside (default: 60, or 16 where no document says how many there may be)',
  },
  {
    setting: 'strict',
    kind: 'switch',
    flags: '--strict',
    about: 'count a broken should as a violation',
  },
  {
    setting: 'exceptions',
    kind: 'text',
    flags: '--exceptions <file>',
    about: 'known deviations, in YAML or JSON: each with its reason and its last day',
  },
  {
    setting: 'writeExceptions',
    kind: 'text',
    flags: '--write-exceptions <file>',
    about: 'draft exceptions for what fails',
  },
  {
    setting: 'keptCases',
    kind: 'text',
    flags: '--kept-cases <dir>',
    about:
      'where failing cases are kept, and sent first by the next run of the target; none for nowhere (default: cases, beside --out)',
  },
  {
    setting: 'compress',
    kind: 'switch',
    flags: '--compress',
    about: 'write the record as results.ndjson.gz, a tenth as large; every command reads it as it is',
  },
  {
    setting: 'resume',
    kind: 'text',
    flags: '--resume <dir>',
    about:
      'go on with the run in this directory, which was broken off; settings that are not given are its own',
  },
  {
    setting: 'out',
    kind: 'text',
    flags: '--out <dir>',
    about: 'where the reports go (default: reports/latest)',
  },
];

/** Settings of a run that a replay takes in place of those of its cases. */
export const replaySettings: readonly SettingName[] = [
  'target',
  'region',
  'fixture',
  'assume',
  'signature',
  'cert',
  'key',
  'ca',
  'insecure',
  'rate',
  'timeout',
];

/** What else `run` takes: where settings come from, and how it shows itself. */
export const frontFlags = [
  {
    name: 'config',
    kind: 'text',
    flags: '--config <file>',
    about: 'file of named targets (default: clausewise.config.{ts,js,json})',
    variable: 'CLAUSEWISE_CONFIG',
  },
  {
    name: 'color',
    kind: 'switch',
    flags: '--no-color',
    about: 'no colours',
    variable: 'CLAUSEWISE_NO_COLOR',
  },
  { name: 'quiet', kind: 'switch', flags: '--quiet', about: 'no progress', variable: 'CLAUSEWISE_QUIET' },
] as const;

/** The variable of the environment for a setting: `CLAUSEWISE_MAX_RESOURCES` for `maxResources`. */
export function variableOf(setting: SettingName): string {
  return `CLAUSEWISE_${setting.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

/** The option for a setting: `--max-resources` for `maxResources`. */
export function optionOf(setting: SettingName): string {
  return `--${setting.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** The variables of all options of `run`, in the order of the help. */
export const runVariables: readonly string[] = [
  ...runFlags.map(({ setting }) => variableOf(setting)),
  ...frontFlags.map(({ variable }) => variable),
];
