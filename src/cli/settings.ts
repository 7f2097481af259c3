import { z } from 'zod';
import { quoted } from '../client/quoted.ts';
import { UsageError } from './usage-error.ts';

const text = (what: string, most = 1000) =>
  z
    .string(`expected ${what}`)
    .regex(/\S/, `expected ${what}`)
    .max(most, `expected ${what} of at most ${most} characters`);

const texts = (what: string, most?: number) => {
  const one = text(what, most);
  const several = z
    .array(one, `expected ${what}, or a list`)
    .refine((list) => new Set(list).size === list.length, 'expected each value once');
  return z.union([one.transform((it) => [it]), several], `expected ${what}, or a list`);
};

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

const byName = z.record(z.string(), text('a text'), 'expected an object of texts');

const toggle = z.boolean('expected true or false');

/** Where to send requests: `URL` or `product=URL`; in a configuration file also an object of URLs by product. */
const target = z.union(
  [
    texts('a URL, product=URL or the name of a target', 2000),
    byName.transform((urls) => Object.entries(urls).map(([product, url]) => `${product}=${url}`)),
  ],
  'expected a URL, or an object of URLs by product',
);

const shardForm = 'a part and the number of parts, such as 2/3';

/** Part I of N. */
const shard = z
  .string(`expected ${shardForm}`)
  .regex(/^[1-9]\d{0,3}\/[1-9]\d{0,3}$/, `expected ${shardForm}`)
  .refine((text) => Number(text.split('/')[0]) <= Number(text.split('/')[1]), `expected ${shardForm}`)
  .transform((text) => ({ index: Number(text.split('/')[0]), count: Number(text.split('/')[1]) }));

/** Every setting of a run, as the command line, the environment and a configuration file may give it. */
const settingsSchema = z
  .strictObject(
    {
      target,
      operation: texts('the name of an operation, or a glob'),
      clause: texts('a glob on ids of clauses'),
      profile: choice('quick', 'standard', 'exhaustive'),
      seed: whole(0, 2 ** 31 - 1),
      shard,
      cases: whole(0, 100_000),
      region: texts('the id of a region', 100),
      fixture: byName,
      assume: texts('a property of the target'),
      signature: choice('v1', 'v3', 'none'),
      cert: text('a file', 4000),
      key: text('a file', 4000),
      ca: text('a file', 4000),
      insecure: toggle,
      concurrency: whole(1, 1000),
      rate: positive(100_000),
      timeout: whole(1, 3_600_000),
      budget: whole(1, 2 ** 31 - 1),
      time: positive(1_000_000),
      quotaCap: whole(1, 10_000),
      maxResources: whole(1, 10_000),
      strict: toggle,
      exceptions: text('a file', 4000),
      writeExceptions: text('a file', 4000),
      keptCases: text('a directory, or none', 4000),
      compress: toggle,
      resume: text('the directory of a run', 4000),
      out: text('a directory', 4000),
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
  // Which of several it is shows by the value; an index would say nothing to who gave options.
  const place = [nameOf(setting), ...rest.filter((part) => !/^\d+$/.test(part))].join('.');
  return `${place}: ${issue.message}, received ${quoted(valueAt(given, issue.path))}.`;
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    given,
  );
}
