import { z } from 'zod';
import { UsageError } from './usage-error.ts';

const text = z.string('expected a text').min(1, 'expected a text that is not empty');
const texts = z.union([text.transform((one) => [one]), z.array(text)], 'expected a text or a list of texts');

const choice = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values, `expected ${values.slice(0, -1).join(', ')} or ${values.at(-1)}`);

const whole = (least: number, most: number) => {
  const message = `expected a whole number from ${least} to ${most}`;
  return z.int(message).min(least, message).max(most, message);
};

const positive = (most: number) => {
  const message = `expected a number above 0 and at most ${most}`;
  return z.number(message).positive(message).max(most, message);
};

const byName = z.record(z.string(), text, 'expected an object of texts');

/** Where to send requests: `URL` or `product=URL`; in a configuration file also an object of URLs by product. */
const target = z.union(
  [texts, byName.transform((urls) => Object.entries(urls).map(([product, url]) => `${product}=${url}`))],
  'expected a URL, or an object of URLs by product',
);

/** Every setting of a run, as the command line, the environment and a configuration file may give it. */
const settingsSchema = z
  .strictObject(
    {
      target,
      operation: texts,
      clause: texts,
      profile: choice('quick', 'standard', 'exhaustive'),
      seed: whole(0, 2 ** 31 - 1),
      cases: whole(0, 100_000),
      region: texts,
      fixture: byName,
      assume: texts,
      signature: choice('v1', 'v3', 'none'),
      concurrency: whole(1, 1000),
      rate: positive(100_000),
      timeout: whole(1, 3_600_000),
      budget: whole(1, 2 ** 31 - 1),
      time: positive(1_000_000),
      quotaCap: whole(1, 10_000),
      maxResources: whole(1, 10_000),
      strict: z.boolean('expected true or false'),
      out: text,
    },
    'expected an object of settings',
  )
  .partial();

/** Settings that were given; what was not is absent. */
export type Settings = z.output<typeof settingsSchema>;

export type SettingName = keyof Settings;

/** Settings as they stand in a configuration file. */
export type ConfiguredTarget = z.input<typeof settingsSchema>;

/**
 * `given` as settings. `nameOf` says how the giver calls a setting, such as `--seed`. Throws a UsageError with a
 * sentence for each fault.
 */
export function readSettings(given: unknown, nameOf: (setting: string) => string, hint: string): Settings {
  const parsed = settingsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new UsageError(
    parsed.error.issues.map((issue) => faultSentence(issue, given, nameOf)).join('\n'),
    hint,
  );
}

function faultSentence(issue: z.core.$ZodIssue, given: unknown, nameOf: (setting: string) => string): string {
  if (issue.code === 'unrecognized_keys')
    return `${issue.keys.map((key) => nameOf(key)).join(', ')}: there is no such setting.`;
  const [setting = '', ...rest] = issue.path.map(String);
  const place = [nameOf(setting), ...rest].join('.');
  return `${place}: ${issue.message}, received ${shown(valueAt(given, issue.path))}.`;
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    given,
  );
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
