import { z } from 'zod';
import { nearNames } from '../contract/near-names.ts';
import { authoredSchema } from './authored.ts';

type Issue = z.core.$ZodIssue;

/** What a schema finds wrong with `data`, each in a sentence that says where, what is there and what has to be. */
export function sentencesOf(
  { issues }: { readonly issues: readonly Issue[] },
  data: unknown,
): readonly string[] {
  return issues.flatMap((issue) => sentences(issue, [], data));
}

function sentences(issue: Issue, above: readonly PropertyKey[], data: unknown): readonly string[] {
  const path = [...above, ...issue.path];
  const place = path.length === 0 ? 'the contract' : path.map(String).join('.');
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // Of several shapes that do not fit the one that comes nearest says what is missing.
    const nearest = [...issue.errors].sort((one, other) => one.length - other.length)[0] ?? [];
    return nearest.flatMap((it) => sentences(it, path, data));
  }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `${place}: there is no "${key}" here.${hintFor(key)}`);
  const given = path.reduce<unknown>(valueIn, data);
  const wanted = wantedBy(issue);
  if (given === undefined) return [`${place} is missing: it has to be ${wanted}.`];
  return [`${place} is ${shown(given)}, and has to be ${wanted}.${quoteHint(issue, given)}`];
}

const names: { readonly [type: string]: string } = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, such as [one, two]',
  tuple: 'two numbers in a list, such as [1, 9]',
  object: 'a block with fields',
  record: 'a block with names and what each is',
};

/** What has to stand where an issue was found. */
function wantedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return names[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'invalid_union':
      return oneOf(
        [...issue.message.matchAll(/'([\w-]+)'/g)].map(([, kind = '']) => kind),
        issue.message,
      );
    case 'too_small':
      return issue.origin === 'array' ? `a list of at least ${issue.minimum}` : `at least ${issue.minimum}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    default:
      return issue.message.replace(/^(Invalid input: )?(expected )?/, '').replace(/\.$/, '');
  }
}

function oneOf(values: readonly string[], otherwise = ''): string {
  return values.length === 0
    ? otherwise
    : values.length === 1
      ? `${values[0]}`
      : `one of ${values.join(', ')}`;
}

function valueIn(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<PropertyKey, unknown>>)[key]
    : undefined;
}

const longestShown = 60;

function shown(value: unknown): string {
  if (value === null) return 'empty';
  const text = JSON.stringify(value);
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

/** What stands for itself in YAML and JSON is no text unless it has quotes. */
function quoteHint(issue: Issue, given: unknown): string {
  const isText = issue.code === 'invalid_type' && issue.expected === 'string';
  return isText && (typeof given === 'number' || typeof given === 'boolean')
    ? ` Put it in quotes: "${given}".`
    : '';
}

function hintFor(key: string): string {
  const near = nearNames(key, fieldNames()).filter((it) => it !== key);
  return near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
}

let known: readonly string[] | null = null;

/** Every name that a field of a contract may have. */
function fieldNames(): readonly string[] {
  known ??= namesIn(z.toJSONSchema(authoredSchema, { unrepresentable: 'any' }));
  return known;
}

function namesIn(schema: unknown): readonly string[] {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('properties' in part && typeof part.properties === 'object' && part.properties !== null)
      for (const name of Object.keys(part.properties)) found.add(name);
    Object.values(part).forEach(visit);
  };
  visit(schema);
  return [...found];
}
