import { quoted } from '../client/quoted.ts';
import { nearHint } from '../contract/near-names.ts';
import { type FlagKind, frontFlags, optionOf, runFlags, runVariables, variableOf } from './run-flags.ts';
import { readSettings, type SettingName, type Settings } from './settings.ts';
import { UsageError } from './usage-error.ts';

type Given = string | readonly string[] | boolean;

export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings from one place, and the configuration file that is named there. */
export interface SettingsLayer {
  readonly settings: Settings;
  readonly config: string | undefined;
}

/** How a run shows itself. */
export interface Presentation {
  readonly quiet: boolean;
  /** False keeps colours off. */
  readonly color: boolean;
}

/** Settings as commander hands them over: texts, lists of texts and switches. */
export function settingsFromOptions(options: Readonly<Record<string, unknown>>): SettingsLayer {
  // Commander's values are of these types by the flags that it was given.
  const given = (setting: SettingName) => options[setting] as Given | undefined;
  const config = options.config as string | undefined;
  return {
    settings: fromTexts(given, optionOf, '`clausewise run --help` explains every option.'),
    config: namedFile(config, '--config'),
  };
}

/**
 * Settings from variables such as `CLAUSEWISE_SEED`; lists are separated by white space. Only those of `concerned` are
 * looked at. Throws a UsageError that names the variable, also one that there is not.
 */
export function settingsFromEnvironment(
  environment: Environment,
  concerned: readonly SettingName[] = runFlags.map(({ setting }) => setting),
): SettingsLayer {
  refuseUnknown(environment);
  const lists = new Set(runFlags.filter(({ kind }) => kind === 'repeatable').map(({ setting }) => setting));
  const given = (setting: SettingName): Given | undefined => {
    if (!concerned.includes(setting)) return undefined;
    const value = textOf(environment, variableOf(setting));
    return value !== undefined && lists.has(setting) ? value.split(/\s+/) : value;
  };
  if (concerned.includes('target')) refuseEmptyTarget(environment);
  return {
    settings: fromTexts(given, variableOf, 'The variables take what the options of `clausewise run` take.'),
    config: namedFile(textOf(environment, 'CLAUSEWISE_CONFIG'), 'CLAUSEWISE_CONFIG'),
  };
}

/** How to show a run by the options, and where they say nothing by the variables. */
export function presentationIn(
  { quiet, color }: { readonly quiet?: boolean; readonly color?: boolean },
  environment: Environment,
): Presentation {
  const [, noColor, silent] = frontFlags.map(({ variable }) => switchIn(environment, variable));
  return { quiet: quiet ?? silent ?? false, color: color !== false && noColor !== true };
}

function switchIn(environment: Environment, variable: string): boolean | undefined {
  const text = textOf(environment, variable);
  if (text === undefined || variable === 'CLAUSEWISE_CONFIG') return undefined;
  const value = readers.switch(text);
  if (typeof value === 'boolean') return value;
  throw new UsageError(
    `${variable}: expected true or false, received ${quoted(text)}.`,
    'The variables take what the options of `clausewise run` take.',
  );
}

/** The value of `variable`; an empty one counts as none, as where a pipeline passes on what was not filled in. */
function textOf(environment: Environment, variable: string): string | undefined {
  const value = environment[variable]?.trim() ?? '';
  return value === '' ? undefined : value;
}

/** A target that was not filled in must not be tested by testing the embedded endpoint. */
function refuseEmptyTarget(environment: Environment): void {
  const value = environment.CLAUSEWISE_TARGET;
  if (value === undefined || value.trim() !== '') return;
  throw new UsageError(
    'CLAUSEWISE_TARGET is set and empty.',
    'Give it a URL, or unset it to test the embedded reference endpoint.',
  );
}

function refuseUnknown(environment: Environment): void {
  const unknown = Object.keys(environment).find(
    (name) => name.startsWith('CLAUSEWISE_') && !runVariables.includes(name) && textOf(environment, name),
  );
  if (unknown === undefined) return;
  throw new UsageError(
    `${quoted(unknown).slice(1, -1)}: there is no such variable.`,
    nearHint(unknown, runVariables, '`clausewise run --help` names every variable.'),
  );
}

function namedFile(name: string | undefined, place: string): string | undefined {
  if (name === undefined || (name.trim() !== '' && name.length <= 4000)) return name;
  throw new UsageError(
    `${place}: expected a file, received ${quoted(name)}.`,
    'It has to be a readable .ts, .js or .json file with an object of targets.',
  );
}

function fromTexts(
  given: (setting: SettingName) => Given | undefined,
  nameOf: (setting: SettingName) => string,
  hint: string,
): Settings {
  const values = runFlags.flatMap(({ setting, kind }): readonly (readonly [SettingName, unknown])[] => {
    const value = given(setting);
    if (value === undefined) return [];
    return [[setting, setting === 'fixture' ? fixtures(value, nameOf(setting)) : readers[kind](value)]];
  });
  // Asked only about names of settings, since nothing else is handed over.
  const called = (setting: string) => nameOf(setting as SettingName);
  return readSettings(Object.fromEntries(values), called, hint);
}

/** Values by kind where the text is one; else the text, about which the schema then complains. */
const readers: { readonly [K in FlagKind]: (value: Given) => unknown } = {
  text: (value) => value,
  repeatable: (value) => value,
  number: (value) => (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value),
  switch: (value) =>
    value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value,
};

function fixtures(value: Given, name: string): Readonly<Record<string, string>> {
  const texts = typeof value === 'object' ? value : [String(value)];
  const pairs = texts.map((text) => {
    const mark = text.indexOf('=');
    if (mark > 0 && mark < text.length - 1) return [text.slice(0, mark), text.slice(mark + 1)] as const;
    throw new UsageError(
      `${name}: expected Name=value, received ${quoted(text)}.`,
      `Write it as in ${name === '--fixture' ? '--fixture VpcId=vpc-123' : `${name}="VpcId=vpc-123"`}.`,
    );
  });
  const twice = pairs.find(([key], index) => pairs.findIndex(([other]) => other === key) !== index);
  if (twice !== undefined)
    throw new UsageError(
      `${name}: expected each name once, received ${quoted(twice[0])} again.`,
      'A fixture is one id that exists on the target.',
    );
  return Object.fromEntries(pairs);
}
