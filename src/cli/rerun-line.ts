import type { ResolvedSettings } from './resolve-settings.ts';
import { optionOf } from './run-flags.ts';
import type { SettingName, Settings } from './settings.ts';

/** Settings about how the connection is made, which no case holds. */
const secure: readonly SettingName[] = ['cert', 'key', 'ca', 'insecure'];

/** Settings that change which requests are sent for a clause, or how; the others only change how many are. */
const representative: readonly SettingName[] = [
  'profile',
  'cases',
  'region',
  'fixture',
  'assume',
  'signature',
  ...secure,
  'maxResources',
  'quotaCap',
  'strict',
];

/** The command line that sends the case at `path`, without its ending, again. The case names its target. */
export function replayLine({ settings, named }: ResolvedSettings, path: string): string {
  const words = ['npx', 'clausewise', 'replay', `${path}.json`, ...wordsOfName(named)];
  return [...words, ...secure.flatMap((setting) => wordsOf(setting, settings))].map(shellWord).join(' ');
}

/** The command line that runs `clause` again as it was run with `resolved` and `seed`. */
export function rerunLine({ settings, named }: ResolvedSettings, seed: number, clause: string): string {
  const target = named === null ? wordsOf('target', settings) : wordsOfName(named);
  const words = [
    ...['npx', 'clausewise', 'run', ...target],
    ...['--clause', clause, '--seed', String(seed)],
    ...representative.flatMap((setting) => wordsOf(setting, settings)),
  ];
  return words.map(shellWord).join(' ');
}

function wordsOfName(named: ResolvedSettings['named']): readonly string[] {
  if (named === null) return [];
  return ['--target', named.name, ...(named.config === null ? [] : ['--config', named.config])];
}

function wordsOf(setting: SettingName, settings: Settings): readonly string[] {
  const value = settings[setting];
  const option = optionOf(setting);
  if (value === undefined || value === false) return [];
  if (value === true) return [option];
  if (Array.isArray(value)) return value.flatMap((one) => [option, one]);
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([name, one]) => [option, `${name}=${one}`]);
  return [option, String(value)];
}

/** `text` as one word of a shell. */
export function shellWord(text: string): string {
  return /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
