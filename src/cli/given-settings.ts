import { type FlagKind, optionOf, runFlags, variableOf } from './run-flags.ts';
import { readSettings, type SettingName, type Settings } from './settings.ts';
import { UsageError } from './usage-error.ts';

type Given = string | readonly string[] | boolean;

/** Settings as commander hands them over: texts, lists of texts and switches. */
export function settingsFromOptions(options: Readonly<Record<string, unknown>>): Settings {
  // Commander's values are of these types by the flags that it was given.
  const given = (setting: SettingName) => options[setting] as Given | undefined;
  return fromTexts(given, optionOf, '`clausewise run --help` explains every option.');
}

/** Settings from variables such as `CLAUSEWISE_SEED`; lists are separated by white space. */
export function settingsFromEnvironment(environment: Readonly<Record<string, string | undefined>>): Settings {
  const lists = new Set(runFlags.filter(({ kind }) => kind === 'list').map(({ setting }) => setting));
  const given = (setting: SettingName): Given | undefined => {
    const value = environment[variableOf(setting)]?.trim() ?? '';
    if (value === '') return undefined;
    return lists.has(setting) ? value.split(/\s+/) : value;
  };
  return fromTexts(given, variableOf, 'The variables take what the options of `clausewise run` take.');
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
  list: (value) => value,
  number: (value) => (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value),
  switch: (value) => (value === 'true' ? true : value === 'false' ? false : value),
};

function fixtures(value: Given, name: string): Readonly<Record<string, string>> {
  const texts = typeof value === 'object' ? value : [String(value)];
  return Object.fromEntries(
    texts.map((text) => {
      const mark = text.indexOf('=');
      if (mark > 0 && mark < text.length - 1) return [text.slice(0, mark), text.slice(mark + 1)];
      throw new UsageError(
        `${name}: expected Name=value, received ${JSON.stringify(text)}.`,
        `Write it as in ${name === '--fixture' ? '--fixture VpcId=vpc-123' : `${name}="VpcId=vpc-123"`}.`,
      );
    }),
  );
}
