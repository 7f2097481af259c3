import type { SupportRule } from '../../contract/contract.ts';
import { parameterPath } from '../../contract/parameter-path.ts';
import type { Parameters } from '../../contract/test-case.ts';

/** The request that is smaller than all others so far. */
type Current = () => Parameters;

/**
 * Smaller requests, the boldest first: without a parameter, with the base's value, with fewer list entries, with shorter
 * texts. It goes on from a list entry with whatever is the smallest by then, and ends when another change was taken.
 */
export function* smallerThan(
  current: Current,
  base: Parameters,
  across: readonly SupportRule[],
): Iterable<Parameters> {
  for (const plainer of plainerThan(current(), base)) {
    const before = current();
    yield plainer;
    if (current() !== before) return;
  }
  for (const list of listsIn(current())) yield* fewerEntries(current, list);
  for (const rule of across) yield* fewerSupporters(current, rule);
  for (const [name, value] of Object.entries(current())) {
    if (value === base[name] || isPlaceholder(value)) continue;
    for (const shorter of shorterThan(value)) {
      const before = current();
      yield { ...before, [name]: shorter };
      if (current() !== before) return;
    }
  }
}

function* plainerThan(parameters: Parameters, base: Parameters): Iterable<Parameters> {
  const names = Object.keys(parameters);
  const lists = listsIn(parameters);
  for (const name of names)
    if (isPlaceholder(parameters[name]) && !/^\{(?:fresh:24\}|shared:)/.test(parameters[name] ?? ''))
      yield { ...parameters, [name]: '{fresh:24}' };
  for (const list of lists)
    if (!Object.keys(base).some((name) => parameterPath(name).name === list))
      yield without(parameters, (name) => parameterPath(name).name === list);
  for (const name of names)
    if (parameterPath(name).index === null && !(name in base) && !isPlaceholder(parameters[name]))
      yield without(parameters, (it) => it === name);
  if (lists.length > 0) {
    const isListed = (name: string) => parameterPath(name).index !== null;
    const usual = Object.fromEntries(Object.entries(base).filter(([name]) => isListed(name)));
    const reset = { ...without(parameters, isListed), ...usual };
    if (JSON.stringify(reset) !== JSON.stringify(parameters)) yield reset;
  }
  for (const name of names) {
    const usual = base[name];
    if (usual !== undefined && usual !== parameters[name]) yield { ...parameters, [name]: usual };
  }
}

/** Without half of the entries of `list`, a quarter and so on down to one, the last ones first. */
function* fewerEntries(current: Current, list: string): Iterable<Parameters> {
  const count = indexesIn(current(), list).length;
  for (let size = Math.max(1, Math.floor(count / 2)); size >= 1; size = Math.floor(size / 2)) {
    for (let end = indexesIn(current(), list).length; end > 0; end -= size) {
      const indexes = indexesIn(current(), list);
      const gone = indexes.slice(Math.max(0, end - size), end);
      if (gone.length < indexes.length) yield withoutEntries(current(), list, gone);
    }
  }
}

/** Without one supporter, and without what it alone supports. */
function* fewerSupporters(current: Current, { by, each, table }: SupportRule): Iterable<Parameters> {
  for (const index of indexesIn(current(), by).toReversed()) {
    const parameters = withoutEntries(current(), by, [index]);
    const supported = indexesIn(parameters, by).flatMap((at) => table[parameters[`${by}.${at}`] ?? ''] ?? []);
    const gone = indexesIn(parameters, each).filter((at) => {
      const item = parameters[`${each}.${at}`] ?? '';
      return !supported.includes(item) && Object.values(table).some((items) => items.includes(item));
    });
    if (supported.length > 0 && gone.length > 0) yield withoutEntries(parameters, each, gone);
  }
}

function isPlaceholder(value: string | undefined): boolean {
  return value !== undefined && /\{(?:fresh|shared):/.test(value);
}

function without(parameters: Parameters, gone: (name: string) => boolean): Parameters {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => !gone(name)));
}

function listsIn(parameters: Parameters): readonly string[] {
  const paths = Object.keys(parameters).map(parameterPath);
  return [...new Set(paths.flatMap(({ name, index }) => (index === null ? [] : [name])))];
}

/** The indexes of the entries of `list`, in order. */
function indexesIn(parameters: Parameters, list: string): readonly number[] {
  const paths = Object.keys(parameters).map(parameterPath);
  const indexes = paths.flatMap(({ name, index }) => (name === list && index !== null ? [index] : []));
  return [...new Set(indexes)].sort((a, b) => a - b);
}

/** `parameters` without the entries `gone` of `list`, later entries moved up. */
function withoutEntries(parameters: Parameters, list: string, gone: readonly number[]): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) => {
      const path = parameterPath(name);
      if (path.name !== list || path.index === null) return [[name, value]];
      if (gone.includes(path.index)) return [];
      const up = gone.filter((it) => path.index !== null && it < path.index).length;
      return [[[list, path.index - up, path.member].filter((part) => part !== null).join('.'), value]];
    }),
  );
}

function* shorterThan(value: string): Iterable<string> {
  const characters = [...value];
  const { length } = characters;
  if (length < 2) return;
  const half = Math.ceil(length / 2);
  yield characters.slice(0, half).join('');
  yield characters.slice(length - half).join('');
  const plain = characters.map((character) => (/[a-z]/i.test(character) ? 'a' : character)).join('');
  if (plain !== value) yield plain;
  if (length <= 24)
    for (let at = 0; at < length; at++)
      yield [...characters.slice(0, at), ...characters.slice(at + 1)].join('');
  else {
    yield characters.slice(0, -1).join('');
    yield characters.slice(1).join('');
  }
}
